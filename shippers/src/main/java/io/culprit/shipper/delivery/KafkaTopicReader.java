package io.culprit.shipper.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics through Kafka's consumer. */
public final class KafkaTopicReader implements TopicReader {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicReader.class);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final String what;
    private final boolean fromBeginning;
    private boolean subscribed;
    private boolean paused;

    KafkaTopicReader(Consumer<byte[], byte[]> consumer, List<String> topics, String group, boolean fromBeginning) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
        this.what = "topic " + String.join(", ", topics) + " as group " + group;
        this.fromBeginning = fromBeginning;
    }

    /**
     * A reader of topics.
     *
     * @param connection their cluster; those of its properties that the promise of delivery needs are set here
     * @param fromBeginning whether a group without commits begins with the oldest record, not with what comes from now on
     */
    public static KafkaTopicReader of(Connection connection, List<String> topics, String group, boolean fromBeginning) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "culprit-shipper-" + String.join("-", topics));
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        properties.putAll(connection.clientProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where to begin is decided here, so that records that are gone are told.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        try {
            Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new KafkaTopicReader(consumer, topics, group, fromBeginning);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DeliveryException(
                    "the Kafka client that reads topic " + String.join(", ", topics) + " refuses its properties: "
                            + cause.getMessage(),
                    e);
        }
    }

    @Override
    public List<TopicRecord> poll(Duration within, Assignment assignment) {
        if (!subscribed) {
            consumer.subscribe(topics, new Listener(assignment));
            subscribed = true;
        }
        try {
            List<TopicRecord> records = new ArrayList<>();
            consumer.poll(within).forEach(record -> records.add(of(record)));
            return records;
        } catch (NoOffsetForPartitionException e) {
            if (fromBeginning) {
                consumer.seekToBeginning(e.partitions());
            } else {
                consumer.seekToEnd(e.partitions());
            }
        } catch (OffsetOutOfRangeException e) {
            skip(e.offsetOutOfRangePartitions(), assignment);
        } catch (AuthenticationException | AuthorizationException | InvalidTopicException | InvalidGroupIdException e) {
            throw new DeliveryException(
                    "the brokers refuse to let us read " + what + ": " + e.getMessage()
                            + "; check the kafka settings of the topic, and that this client may read it and use the group",
                    e);
        }
        return List.of();
    }

    private void skip(Map<TopicPartition, Long> outOfRange, Assignment assignment) {
        Map<TopicPartition, Long> beginnings;
        try {
            beginnings = consumer.beginningOffsets(outOfRange.keySet(), ANSWER_WITHIN);
        } catch (TimeoutException e) {
            // Asked again with the next poll.
            LOG.debug("no word yet of where {} begins", what, e);
            return;
        }
        beginnings.forEach((partition, beginning) -> {
            consumer.seek(partition, beginning);
            assignment.missed(of(partition), outOfRange.get(partition), beginning);
        });
    }

    @Override
    public void pause() {
        paused = true;
        consumer.pause(consumer.assignment());
    }

    @Override
    public void resume() {
        paused = false;
        consumer.resume(consumer.assignment());
    }

    @Override
    public boolean atEnd() {
        Set<TopicPartition> all = consumer.assignment();
        return !all.isEmpty() && all.stream().allMatch(this::atEnd);
    }

    @Override
    public boolean atEnd(Partition partition) {
        return atEnd(new TopicPartition(partition.topic(), partition.number()));
    }

    private boolean atEnd(TopicPartition partition) {
        return consumer.assignment().contains(partition)
                && consumer.currentLag(partition).orElse(1) == 0;
    }

    @Override
    public long behind(Partition partition) {
        TopicPartition asked = new TopicPartition(partition.topic(), partition.number());
        return consumer.assignment().contains(asked)
                ? consumer.currentLag(asked).orElse(0)
                : 0;
    }

    @Override
    public boolean connected() {
        return consumer.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("connection-count"))
                        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                        .max()
                        .orElse(1)
                > 0;
    }

    @Override
    public void commit(Map<Partition, Done> done, boolean wait) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        done.forEach((partition, upTo) -> offsets.put(
                new TopicPartition(partition.topic(), partition.number()),
                new OffsetAndMetadata(upTo.offset(), upTo.note())));
        if (offsets.isEmpty()) {
            return;
        }
        if (!wait) {
            consumer.commitAsync(offsets, (asked, refused) -> {
                if (refused != null) {
                    LOG.debug("commit of {} comes later", what, refused);
                }
            });
            return;
        }
        try {
            consumer.commitSync(offsets, ANSWER_WITHIN);
        } catch (KafkaException e) {
            // Whoever reads on sends it again, with the same delivery ids.
            LOG.debug("commit of {} failed", what, e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(ANSWER_WITHIN));
    }

    private static Partition of(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    private static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new TopicRecord(
                new Partition(record.topic(), record.partition()),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                Optional.ofNullable(record.value()).orElseGet(() -> new byte[0]));
    }

    private final class Listener implements ConsumerRebalanceListener {

        private final Assignment assignment;

        Listener(Assignment assignment) {
            this.assignment = assignment;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (paused) {
                consumer.pause(partitions);
            }
            Map<TopicPartition, OffsetAndMetadata> committed = committed(partitions);
            Map<Partition, String> notes = new HashMap<>();
            for (TopicPartition partition : partitions) {
                notes.put(
                        of(partition),
                        Optional.ofNullable(committed.get(partition))
                                .map(OffsetAndMetadata::metadata)
                                .orElse(""));
            }
            assignment.assigned(notes);
        }

        private Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions) {
            try {
                return consumer.committed(Set.copyOf(partitions), ANSWER_WITHIN);
            } catch (TimeoutException e) {
                LOG.debug("no word of what was committed of {}", what, e);
                return Map.of();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assignment.revoked(partitions.stream().map(KafkaTopicReader::of).collect(Collectors.toList()), false);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            assignment.revoked(partitions.stream().map(KafkaTopicReader::of).collect(Collectors.toList()), true);
        }
    }
}
