package io.culprit.app.replay.topics;

import io.culprit.app.lifecycle.Failure;
import io.culprit.event.EventKind;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The partitions of the topics of events, and which offsets of them are read: up to where they end now. */
final class EventTopics {

    /** An event is appended after it happened, unless its clock is ahead: by how much that may be. */
    private static final Duration CLOCKS_AHEAD = Duration.ofHours(1);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int PARTITION_BYTES = 256 * 1024;
    private static final int ALL_BYTES = 8 * 1024 * 1024;
    private static final int RECORDS = 32;

    private EventTopics() {}

    /**
     * A consumer without a group, so that it leaves no trace in the cluster. What it fetches ahead is little: that is held beside
     * what waits for its turn.
     */
    static KafkaConsumer<byte[], byte[]> consumer(Connection connection) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, ALL_BYTES);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        properties.putAll(connection.clientProperties());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Records that retention takes away while they are read are to be told, not jumped over.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Finds the partitions and goes to where reading begins: at the time of appending that the range allows for.
     *
     * @throws Failure when the topics are not there
     */
    static List<Lane> assigned(Consumer<?, ?> consumer, Range range, String where) {
        List<TopicPartition> partitions = partitions(consumer, where);
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = starts(consumer, range, beginnings, ends);
        List<Lane> lanes = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long start = starts.get(partition);
            Lane lane = new Lane(partition, start, ends.get(partition));
            consumer.seek(partition, start);
            if (beginnings.get(partition) > 0 && start == beginnings.get(partition)) {
                lane.cut();
            }
            lanes.add(lane);
        }
        return lanes;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String where) {
        var infos = consumer.listTopics(ANSWER_WITHIN);
        List<TopicPartition> partitions = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            String topic = Topics.events(kind).name();
            if (!infos.containsKey(topic)) {
                throw new Failure("there is no topic " + topic + " at " + where
                        + ": name files to replay, or the cluster with --bootstrap-server");
            }
            infos.get(topic).forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private static Map<TopicPartition, Long> starts(
            Consumer<?, ?> consumer,
            Range range,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends) {
        Optional<Instant> from = range.from().map(time -> time.minus(CLOCKS_AHEAD));
        if (from.isEmpty()) {
            return beginnings;
        }
        Map<TopicPartition, Long> times = new LinkedHashMap<>();
        beginnings.keySet().forEach(partition -> times.put(partition, from.get().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> starts = new LinkedHashMap<>();
        for (TopicPartition partition : times.keySet()) {
            starts.put(
                    partition,
                    found.get(partition) == null
                            ? ends.get(partition)
                            : found.get(partition).offset());
        }
        return starts;
    }

    /** The topics that lack their beginning, and since when each is whole, where that concerns a range. */
    static List<Gap> gaps(Collection<Lane> lanes, Range range) {
        Map<String, Gap> gaps = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            boolean beforehand = lane.wholeFrom()
                    .filter(whole ->
                            range.from().filter(from -> !from.isBefore(whole)).isPresent())
                    .isPresent();
            if (lane.isCut() && !beforehand) {
                gaps.merge(lane.partition().topic(), new Gap(lane.partition().topic(), lane.wholeFrom()), Gap::later);
            }
        }
        return List.copyOf(gaps.values());
    }
}
