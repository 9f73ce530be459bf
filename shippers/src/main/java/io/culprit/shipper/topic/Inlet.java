package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicReader;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.settings.TopicSetting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read by one reader: its partitions, how far each was read, and what has come while there was no room for it. */
final class Inlet {

    private final TopicSetting setting;
    private final TopicReader reader;
    private final ArrayDeque<TopicRecord> waiting = new ArrayDeque<>();
    private final Map<Partition, Optional<TopicRecord>> last = new HashMap<>();

    private boolean joined;

    Inlet(TopicSetting setting, TopicReader reader) {
        this.setting = setting;
        this.reader = reader;
    }

    TopicSetting setting() {
        return setting;
    }

    TopicReader reader() {
        return reader;
    }

    void assigned(Collection<Partition> partitions) {
        joined = true;
        partitions.forEach(partition -> last.put(partition, Optional.empty()));
    }

    void dropped(Collection<Partition> partitions) {
        last.keySet().removeAll(partitions);
        waiting.removeIf(record -> partitions.contains(record.partition()));
    }

    void add(List<TopicRecord> records) {
        waiting.addAll(records);
    }

    /** The next record that has come, if it is still ours. */
    Optional<TopicRecord> next() {
        Optional<TopicRecord> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(record -> last.put(record.partition(), next));
        return next;
    }

    boolean has(Partition partition) {
        return last.containsKey(partition);
    }

    /** Partitions of a topic that are read. */
    List<Partition> partitions(String topic) {
        return last.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    /** Records of these partitions that were not read, as far as is known. */
    long recordsBehind(Collection<Partition> partitions) {
        long fetched = waiting.stream()
                .filter(record -> partitions.contains(record.partition()))
                .count();
        return fetched + partitions.stream().mapToLong(reader::behind).sum();
    }

    /** Offset behind what was read of each partition of which anything was. */
    void upTo(Map<Partition, Long> offsets) {
        last.forEach((partition, record) -> record.ifPresent(read -> offsets.put(partition, read.offset() + 1)));
    }

    /** When the last record that was read of a partition was sent. */
    Instant time(Partition partition) {
        return last.getOrDefault(partition, Optional.empty())
                .map(TopicRecord::time)
                .orElse(Instant.MIN);
    }

    /** Whether a partition was read to its end. */
    boolean atEnd(Partition partition) {
        return waiting.isEmpty() && reader.atEnd(partition);
    }

    /**
     * When the last record that was read was sent, of the partition that is furthest behind.
     *
     * @return {@link Instant#MIN} where nothing was read yet; empty at the end of all partitions
     */
    Optional<Instant> behind() {
        return joined ? behind(last.keySet()) : Optional.of(Instant.MIN);
    }

    /** The same of some partitions that are read. */
    Optional<Instant> behind(Collection<Partition> partitions) {
        return partitions.stream()
                .filter(partition -> !atEnd(partition))
                .map(this::time)
                .min(Instant::compareTo);
    }

    /** Whether all were. */
    boolean atEnd() {
        return waiting.isEmpty() && reader.atEnd();
    }
}
