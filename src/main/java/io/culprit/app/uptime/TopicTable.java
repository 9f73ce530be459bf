package io.culprit.app.uptime;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic, read once from its beginning to where it ends now: the latest value of each key.
 *
 * <p>It reads {@code read_committed} and without a group, so it leaves no trace in the cluster.
 */
public final class TopicTable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private TopicTable() {}

    /**
     * Reads it.
     *
     * @throws Failure when the topic is not there
     */
    public static <V> Collection<V> read(Connection connection, Topic topic, JsonSerde<V> values) {
        Map<String, V> table = new TreeMap<>();
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties(connection), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic, connection);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> take(message, values, table));
            }
        }
        return table.values();
    }

    private static Map<String, Object> properties(Connection connection) {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Topic topic, Connection connection) {
        var infos = consumer.listTopics(ANSWER_WITHIN).get(topic.name());
        if (infos == null || infos.isEmpty()) {
            throw new Failure("there is no topic " + topic.name() + " at " + connection.bootstrapServers()
                    + ": create it with culprit topics, or name files to read");
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** The topic is open to other writers: what is no value of it is skipped with a warning. */
    private static <V> void take(ConsumerRecord<String, byte[]> message, JsonSerde<V> values, Map<String, V> table) {
        String key = String.valueOf(message.key());
        if (message.value() == null) {
            table.remove(key);
            return;
        }
        try {
            table.put(key, values.deserializer().deserialize(message.topic(), message.value()));
        } catch (SerializationException e) {
            LOG.warn(
                    "{} partition {} offset {} cannot be read and is skipped",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e);
        }
    }
}
