package io.culprit.app.patterns;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.EventLines;
import io.culprit.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of events, read once from their beginning to where they end now, without leaving a trace in the cluster. */
final class EventTopics {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Connection connection;

    EventTopics(Connection connection) {
        this.connection = connection;
    }

    /**
     * The incidents that the correlation, in this process, makes of all events.
     *
     * @throws Failure when the topics are not there
     */
    List<Incident> correlated(Catalogue catalogue, Clock clock, FoldObserver observer) {
        Correlator correlator = new Correlator(catalogue, transition -> {}, clock, observer);
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                    if (message.value() != null && message.value().length > 0) {
                        EventLines.read(message.value(), new Taking(correlator));
                    }
                }
            }
        }
        correlator.finish();
        return correlator.incidents();
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        var infos = consumer.listTopics(ANSWER_WITHIN);
        List<TopicPartition> partitions = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            String topic = Topics.events(kind).name();
            if (!infos.containsKey(topic)) {
                throw new Failure("there is no topic " + topic + " at " + connection.bootstrapServers()
                        + ": name files to replay, or the cluster with --bootstrap-server");
            }
            infos.get(topic).forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    /** What is no event was told as a dead letter when it was correlated. */
    private record Taking(Correlator correlator) implements EventLines.Reader {
        @Override
        public void take(EventRecord event) {
            correlator.accept(event);
        }

        @Override
        public void refuse(String line, String why) {}
    }
}
