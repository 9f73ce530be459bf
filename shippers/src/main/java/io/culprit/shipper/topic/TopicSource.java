package io.culprit.shipper.topic;

import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.Heartbeats.Reached;
import io.culprit.shipper.reading.LineFaults;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.reading.RecordReader;
import io.culprit.shipper.reading.Sourced;
import io.culprit.shipper.redaction.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One log on one host, of which lines come by a topic, be it by one partition or by several.
 *
 * <p>Lines of a record stand in the same partition, behind one another; only the position in time is common to all.
 */
final class TopicSource implements Sourced {

    // Access lines and checks are stamped with their start; and the collector takes its time, too.
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(6);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    // A stamp of the future is a stray, which the next lines show; but commits do not wait for them for ever.
    private static final Duration STRAY_HELD = Duration.ofHours(1);

    private final Origin origin;
    private final Redaction redaction;
    private final Clock clock;
    private final Map<Partition, Stretch> stretches = new LinkedHashMap<>();
    private Optional<Source> source = Optional.empty();
    private Optional<EventReader> events = Optional.empty();
    private Parcel filling = new Parcel();
    private Instant heardAt;
    private boolean fresh;

    /** What one partition has of it. */
    private static final class Stretch {
        private final PartitionLines lines;
        private Optional<RecordReader> records = Optional.empty();
        private Instant last = Instant.MIN;

        Stretch(PartitionLines lines) {
            this.lines = lines;
        }

        long openAt() {
            return records.map(RecordReader::offset).orElseGet(lines::offset);
        }
    }

    TopicSource(Origin origin, Redaction redaction, Clock clock) {
        this.origin = origin;
        this.redaction = redaction;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    Origin origin() {
        return origin;
    }

    @Override
    public Source source() {
        return source.orElseThrow();
    }

    boolean recognised() {
        return source.isPresent();
    }

    /** Wall clock when lines last came. */
    Instant heardAt() {
        return heardAt;
    }

    /** Lines of a record. */
    void add(TopicRecord record, List<Line> lines) {
        heardAt = clock.instant();
        fresh = true;
        Stretch stretch = stretches.computeIfAbsent(
                record.partition(), partition -> new Stretch(new PartitionLines(partition, origin.path())));
        stretch.last = record.time();
        lines.forEach(line -> stretch.lines.add(LineFaults.check(record.offset(), line)));
    }

    /** Whether lines came since this was asked last. */
    boolean fresh() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    /** Its first lines, by which it may be recognised. */
    List<RawLine> waiting() {
        List<RawLine> all = new ArrayList<>();
        stretches.values().forEach(stretch -> all.addAll(stretch.lines.waiting()));
        return all;
    }

    /** From now on it is read as this, on from that position. */
    void readAs(Source found, Optional<Instant> position) {
        source = Optional.of(found);
        events = Optional.of(new EventReader(found, position, clock, letter -> filling.add(redaction.of(letter))));
    }

    /** Makes events of what has come; what is not complete stays open. */
    void readInto(Parcel parcel) {
        for (Partition partition : List.copyOf(stretches.keySet())) {
            read(partition, parcel, false);
        }
    }

    private void read(Partition partition, Parcel parcel, boolean complete) {
        EventReader reader = events.orElseThrow();
        Stretch stretch = stretches.get(partition);
        if (stretch.records.isEmpty()) {
            stretch.records =
                    Optional.of(new RecordReader(stretch.lines, reader.format(), reader.count(), reader::refuse));
        }
        filling = parcel;
        try {
            RecordReader records = stretch.records.get();
            for (Optional<RawRecord> next = records.next(complete); next.isPresent(); next = records.next(complete)) {
                reader.read(next.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("lines in memory are always there", e);
        }
        take(reader, parcel);
    }

    private void take(EventReader reader, Parcel parcel) {
        while (reader.peek().isPresent()) {
            for (Event event : reader.take().events()) {
                parcel.add(redaction.of(event));
            }
        }
    }

    /** Ends what is open where nothing more is to come. */
    void completeInto(Parcel parcel, Quiet quiet) {
        if (events.isEmpty() || !open()) {
            return;
        }
        boolean all = true;
        for (Partition partition : List.copyOf(stretches.keySet())) {
            if (quiet.since(partition, stretches.get(partition).last, heardAt)) {
                read(partition, parcel, true);
            } else {
                all = false;
            }
        }
        EventReader reader = events.get();
        Instant now = clock.instant();
        boolean stray = reader.heldAt()
                .filter(held -> held.isAfter(now.plus(CLOCK_SKEW))
                        && heardAt.plus(STRAY_HELD).isAfter(now))
                .isPresent();
        if (all && !stray) {
            filling = parcel;
            reader.settle(lastRecord());
            take(reader, parcel);
        }
    }

    /** Tells whether no line is to come that belongs to the last one of a partition. */
    @FunctionalInterface
    interface Quiet {

        boolean since(Partition partition, Instant lastRecord, Instant heardAt);
    }

    private Instant lastRecord() {
        return stretches.values().stream()
                .map(stretch -> stretch.last)
                .max(Instant::compareTo)
                .filter(last -> last.isAfter(Instant.EPOCH))
                .orElseGet(clock::instant);
    }

    /** Whether anything that came is no event yet. */
    boolean open() {
        return stretches.values().stream().anyMatch(stretch -> stretch.openAt() != PartitionLines.NONE)
                || events.filter(reader -> !reader.held().isEmpty()).isPresent();
    }

    /** Lowers offsets to that of the first record of each partition of which anything is open. */
    void holdBack(Map<Partition, Long> upTo) {
        stretches.forEach((partition, stretch) ->
                upTo.computeIfPresent(partition, (same, offset) -> Math.min(offset, stretch.openAt())));
        for (RawRecord held : events.map(EventReader::held).orElse(List.of())) {
            upTo.replaceAll((partition, offset) ->
                    held.generation().equals(partition.toString()) ? Math.min(offset, held.offset()) : offset);
        }
    }

    /** Forgets partitions that another reads. Tells whether none is left. */
    boolean drop(Set<Partition> partitions) {
        boolean had = !stretches.isEmpty();
        stretches.keySet().removeAll(partitions);
        return had && stretches.isEmpty();
    }

    /** Partitions by which lines of it came. */
    Set<Partition> partitions() {
        return stretches.keySet();
    }

    /** How far it may be vouched for: by the clock only where all that was sent has been read. */
    Reached reached(boolean atEnd) {
        Optional<Instant> last = position();
        if (!atEnd || open()) {
            return new Reached(last, State.OPEN);
        }
        Set<EventKind> kinds = source().kinds();
        boolean stampedWithStart = kinds.contains(EventKind.ACCESS) || kinds.contains(EventKind.PROBE);
        Instant now = clock.instant().minus(stampedWithStart ? LONGEST_REQUEST : CLOCK_SKEW);
        return new Reached(last.filter(now::isBefore).or(() -> Optional.of(now)), State.OPEN);
    }

    /** How far it has been read when it will not be read any further. */
    Reached closed() {
        return new Reached(position(), State.CLOSED);
    }

    /** Position in time that its reading has reached. */
    Optional<Instant> position() {
        return events.flatMap(EventReader::lastPosition);
    }

    List<ReadingSummary.OfSource> summary() {
        return events.map(EventReader::summary).orElse(List.of());
    }

    List<ReadingSummary.SetBack> setBacks() {
        return events.map(EventReader::setBacks).orElse(List.of());
    }
}
