package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.reading.ReadingSummary.Lines;
import io.culprit.wire.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of each topic since the start, also by way of sources and partitions that are read here no more. */
final class TopicAccount {

    /** The format of records that are refused as a whole. */
    static final String RECORD = "record";

    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, Map<String, Lines>> lines = new HashMap<>();

    void read(TopicRecord record) {
        bytes.merge(record.partition().topic(), (long) record.value().length, Long::sum);
    }

    void refused(TopicRecord record, DeadLetter.Reason reason) {
        add(record.partition().topic(), RECORD, new Lines(1, 0, 0, 0, 0, Map.of(reason, 1L)));
    }

    /** A source will not be read any further by these partitions. */
    void closing(TopicSource source, Collection<Partition> partitions) {
        source.lines().forEach((partition, found) -> {
            if (partitions.contains(partition)) {
                found.forEach(of -> add(partition.topic(), of.format(), of.lines()));
            }
        });
    }

    private void add(String topic, String format, Lines more) {
        lines.computeIfAbsent(topic, first -> new TreeMap<>()).merge(format, more, Lines::plus);
    }

    /** Bytes of the records of a topic. */
    long bytes(String topic) {
        return bytes.getOrDefault(topic, 0L);
    }

    /** The lines of a topic by format: those of sources that are read, and of all others. */
    List<ReadingSummary.OfSource> lines(String topic, Collection<TopicSource> reading) {
        Map<String, Lines> all = new TreeMap<>(lines.getOrDefault(topic, Map.of()));
        reading.forEach(source -> source.lines().forEach((partition, found) -> {
            if (partition.topic().equals(topic)) {
                found.forEach(of -> all.merge(of.format(), of.lines(), Lines::plus));
            }
        }));
        List<ReadingSummary.OfSource> summary = new ArrayList<>();
        all.forEach((format, counted) -> summary.add(new ReadingSummary.OfSource(topic, format, counted)));
        return summary;
    }
}
