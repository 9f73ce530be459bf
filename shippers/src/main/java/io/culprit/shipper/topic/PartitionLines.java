package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawLines;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;

/** The lines of one source in one partition, which are read as soon as they are there. */
final class PartitionLines implements RawLines {

    /** Offset where nothing is open. */
    static final long NONE = Long.MAX_VALUE;

    private final Partition partition;
    private final String path;
    private final ArrayDeque<RawLine> lines = new ArrayDeque<>();

    PartitionLines(Partition partition, String path) {
        this.partition = partition;
        this.path = path;
    }

    void add(RawLine line) {
        lines.add(line);
    }

    /** Lines that wait to be read. */
    Collection<RawLine> waiting() {
        return lines;
    }

    @Override
    public Optional<RawLine> next() {
        return Optional.ofNullable(lines.poll());
    }

    @Override
    public String generation() {
        return partition.toString();
    }

    @Override
    public String label() {
        return path;
    }

    /** Of the first line that waits to be read. */
    @Override
    public long offset() {
        return lines.isEmpty() ? NONE : lines.peek().offset();
    }
}
