package io.culprit.app.replay.topics;

import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.wire.DeadLetter;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was read of each topic. */
final class Tally {

    private static final int MAX_TEXT = 4096;

    private static final class OfTopic {
        private long events;
        private long refused;
    }

    private final Map<String, OfTopic> topics = new TreeMap<>();
    private final Rejections rejections;
    private long bytes;

    Tally(Rejections rejections) {
        this.rejections = rejections;
    }

    void bytes(long more) {
        bytes += more;
    }

    void event(String topic) {
        of(topic).events++;
    }

    /** What is no event was told as a dead letter when it was correlated; here it is counted. */
    void refused(String topic, int partition, long offset, String line, String why) {
        of(topic).refused++;
        rejections.reject(new DeadLetter(
                DeadLetter.Stage.CLASSIFY,
                DeadLetter.Reason.MALFORMED,
                why,
                "",
                topic + "-" + partition,
                offset,
                line.substring(0, Math.min(MAX_TEXT, line.length()))));
    }

    private OfTopic of(String topic) {
        return topics.computeIfAbsent(topic, any -> new OfTopic());
    }

    /** Bytes of the values read. */
    long bytes() {
        return bytes;
    }

    /** The events of each topic as the lines of a source; heartbeats are none. */
    ReadingSummary summary() {
        return new ReadingSummary(topics.entrySet().stream()
                .map(topic -> new ReadingSummary.OfSource(topic.getKey(), topic.getKey(), lines(topic.getValue())))
                .toList());
    }

    private static ReadingSummary.Lines lines(OfTopic topic) {
        return new ReadingSummary.Lines(
                topic.events + topic.refused,
                topic.events,
                topic.events,
                0,
                0,
                topic.refused == 0 ? Map.of() : Map.of(DeadLetter.Reason.MALFORMED, topic.refused));
    }
}
