package io.culprit.app.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.lifecycle.Failure;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.Json;
import io.culprit.wire.Topics;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the alert topic, all partitions, without joining a group and without leaving a trace in the cluster.
 *
 * <p>It reads {@code read_committed}: what a failed transaction wrote was never published. A value that is no incident is
 * skipped with a warning, because the topic is open to other writers.
 */
public final class AlertReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertReader.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Consumer<String, String> consumer;
    private final List<TopicPartition> partitions;

    /** Where reading begins. */
    public enum From {
        BEGINNING,
        END
    }

    /**
     * Begins to read; what is published from here on will be read.
     *
     * @throws Failure when the topic is not there
     */
    public AlertReader(Connection connection, From from) {
        this.consumer = new KafkaConsumer<>(properties(connection), new StringDeserializer(), new StringDeserializer());
        this.partitions = partitions(connection);
        consumer.assign(partitions);
        if (from == From.BEGINNING) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Seeking is lazy: without this, what is published before the first poll would be missed.
        partitions.forEach(consumer::position);
    }

    private static Map<String, Object> properties(Connection connection) {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    private List<TopicPartition> partitions(Connection connection) {
        var infos = consumer.listTopics(ANSWER_WITHIN).get(Topics.ALERTS.name());
        if (infos == null || infos.isEmpty()) {
            consumer.close();
            throw new Failure("there is no topic " + Topics.ALERTS.name() + " at " + connection.bootstrapServers()
                    + ": create it with culprit topics");
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** What has been published since the last call, waiting for at most the given time. */
    public List<Alert> poll(Duration atMost) {
        List<Alert> alerts = new ArrayList<>();
        for (ConsumerRecord<String, String> message : consumer.poll(atMost)) {
            if (message.value() != null) {
                read(message, alerts);
            }
        }
        return alerts;
    }

    private static void read(ConsumerRecord<String, String> message, List<Alert> alerts) {
        try {
            alerts.add(new Alert(Json.mapper().readValue(message.value(), Incident.class), message.value()));
        } catch (JsonProcessingException | NullPointerException e) {
            LOG.warn(
                    "{} partition {} offset {} is no incident and is skipped",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e);
        }
    }

    /** How far this has read, by partition: the offset of the next record. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    /** Makes a waiting {@link #poll} fail with {@code WakeupException}; may be called from any thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
