package io.culprit.shipper.topic;

import io.culprit.shipper.reading.ReadingSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the reading of topics is.
 *
 * @param topics each topic
 * @param waitingSince since when nothing was taken of what was sent
 */
public record TopicStatus(List<OfTopic> topics, Optional<Instant> waitingSince) {

    /** Of no topics. */
    public static final TopicStatus NONE = new TopicStatus(List.of(), Optional.empty());

    public TopicStatus {
        topics = List.copyOf(topics);
    }

    /**
     * How far one topic is.
     *
     * @param topic its name
     * @param bytes bytes of the records that were read since the start
     * @param partitions how many of its partitions are read here
     * @param sources how many logs on how many hosts its records name
     * @param recordsBehind records there are in these partitions and that were not read, as far as is known
     * @param behind how long ago that was sent which was read last, of the partition that is furthest behind; zero at the end
     *     of all
     * @param unreachableSince since when there is no connection to its brokers
     * @param lines what became of its lines, by format; those of records that name no log as format {@code record}
     */
    public record OfTopic(
            String topic,
            long bytes,
            int partitions,
            int sources,
            long recordsBehind,
            Duration behind,
            Optional<Instant> unreachableSince,
            List<ReadingSummary.OfSource> lines) {

        public OfTopic {
            lines = List.copyOf(lines);
        }
    }
}
