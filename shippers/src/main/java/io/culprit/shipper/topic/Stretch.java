package io.culprit.shipper.topic;

import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What one partition has of one source. */
final class Stretch {

    private final PartitionLines lines;
    private Optional<RecordReader> records = Optional.empty();
    private Optional<EventReader> events = Optional.empty();
    private Instant lastRecord = Instant.EPOCH;

    Stretch(PartitionLines lines) {
        this.lines = lines;
    }

    /** A line of a record that was sent at that time. */
    void add(Instant sent, RawLine line) {
        lastRecord = sent;
        lines.add(line);
    }

    /** Lines that wait to be read. */
    Collection<RawLine> waiting() {
        return lines.waiting();
    }

    /** When the last record was sent. */
    Instant lastRecord() {
        return lastRecord;
    }

    Optional<EventReader> reader() {
        return events;
    }

    /** From now on it is read by this reader. */
    EventReader readWith(EventReader reader) {
        events = Optional.of(reader);
        records = Optional.of(new RecordReader(lines, reader.format(), reader.count(), reader::refuse));
        return reader;
    }

    /**
     * Reads what has come.
     *
     * @param complete whether no line is to come that belongs to the last one
     */
    void read(boolean complete) {
        try {
            RecordReader reading = records.orElseThrow();
            for (Optional<RawRecord> next = reading.next(complete); next.isPresent(); next = reading.next(complete)) {
                events.orElseThrow().read(next.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("lines in memory are always there", e);
        }
    }

    /** Position in time that its reading has reached. */
    Optional<Instant> position() {
        return events.flatMap(EventReader::lastPosition);
    }

    /** Offset of the first record of which anything is no event yet. */
    long openAt() {
        long joining = records.map(RecordReader::offset).orElseGet(lines::offset);
        return events.stream()
                .flatMap(reader -> reader.held().stream())
                .mapToLong(RawRecord::offset)
                .reduce(joining, Math::min);
    }

    /** Whether anything that came is no event yet. */
    boolean open() {
        return openAt() != PartitionLines.NONE;
    }
}
