package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.topics.TopicCreation;
import io.culprit.app.topics.TopicState;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Culprit needs of a Kafka cluster; each kind of cluster that it is tested with inherits these tests. */
abstract class KafkaContract {

    private static final short ONE_REPLICA = 1;

    /** A running cluster. */
    abstract Connection cluster();

    @Test
    void createsEveryTopicOnce() {
        try (Admin admin = cluster().admin()) {
            TopicCreation creation = new TopicCreation(admin, 2, ONE_REPLICA);

            creation.ensure(Topics.ALL);
            List<TopicState> second = creation.ensure(Topics.ALL);

            assertThat(second).hasSameSizeAs(Topics.ALL).noneMatch(TopicState::created);
        }
    }

    @Test
    void refusesTopics_withAnotherNumberOfPartitions() {
        try (Admin admin = cluster().admin()) {
            new TopicCreation(admin, 2, ONE_REPLICA).ensure(Topics.ALL);

            assertThatThrownBy(() -> new TopicCreation(admin, 3, ONE_REPLICA).ensure(Topics.ALL))
                    .isInstanceOf(Failure.class)
                    .hasMessageContainingAll("alerts (2)", "--partitions");
        }
    }

    @Test
    void losesNoRecord_producedRightAfterTopicsWereCreated() throws Exception {
        try (Admin admin = cluster().admin()) {
            new TopicCreation(admin, 2, ONE_REPLICA).ensure(Topics.ALL);
        }
        String topic = Topics.DEAD_LETTERS.name();
        List<String> sent = IntStream.range(0, 100).mapToObj(i -> "record " + i).toList();

        try (var producer = new KafkaProducer<>(properties(), new StringSerializer(), new StringSerializer())) {
            for (String value : sent) {
                producer.send(new ProducerRecord<>(topic, "one-key", value)).get();
            }
        }

        assertThat(readAll(topic, sent.size())).containsExactlyElementsOf(sent);
    }

    private List<String> readAll(String topic, int expected) {
        List<String> read = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> read.add(message.value()));
                return read.size() >= expected;
            });
        }
        return read;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(cluster().clientProperties());
        properties.put("enable.auto.commit", false);
        return properties;
    }
}
