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
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.reading.Sourced;
import io.culprit.shipper.redaction.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One log on one host, of which lines come by a topic, be it by one partition or by several.
 *
 * <p>Collectors deal lines out among partitions, of which one is read before another; so each is read by itself.
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
    private Function<Partition, Optional<Instant>> resumed = partition -> Optional.empty();
    private Parcel filling = new Parcel();
    private Instant heardAt;
    private boolean fresh;

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
        lines.forEach(line -> stretch.add(record.time(), LineFaults.check(record.offset(), line)));
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
        stretches.values().forEach(stretch -> all.addAll(stretch.waiting()));
        return all;
    }

    /**
     * From now on it is read as this.
     *
     * @param positions where reading by a partition goes on
     */
    void readAs(Source found, Function<Partition, Optional<Instant>> positions) {
        source = Optional.of(found);
        resumed = positions;
    }

    /** Makes events of what has come; what is not complete stays open. */
    void readInto(Parcel parcel) {
        filling = parcel;
        stretches.forEach((partition, stretch) -> take(read(partition, stretch, false)));
    }

    private EventReader read(Partition partition, Stretch stretch, boolean complete) {
        EventReader reader = stretch.reader()
                .orElseGet(() -> stretch.readWith(new EventReader(
                        source(), resumed.apply(partition), clock, letter -> filling.add(redaction.of(letter)))));
        stretch.read(complete);
        return reader;
    }

    private void take(EventReader reader) {
        while (reader.peek().isPresent()) {
            for (Event event : reader.take().events()) {
                filling.add(redaction.of(event));
            }
        }
    }

    /** Ends what is open where nothing more is to come. */
    void completeInto(Parcel parcel, Quiet quiet) {
        filling = parcel;
        stretches.forEach((partition, stretch) -> {
            if (stretch.open() && quiet.since(partition, stretch.lastRecord(), heardAt)) {
                EventReader reader = read(partition, stretch, true);
                if (!heldForStray(reader)) {
                    reader.settle(stretch.lastRecord(), clock.instant().plus(CLOCK_SKEW));
                }
                take(reader);
            }
        });
    }

    private boolean heldForStray(EventReader reader) {
        Instant now = clock.instant();
        return reader.heldAt()
                .filter(held -> held.isAfter(now.plus(CLOCK_SKEW))
                        && heardAt.plus(STRAY_HELD).isAfter(now))
                .isPresent();
    }

    /** Tells whether no line is to come that belongs to the last one of a partition. */
    @FunctionalInterface
    interface Quiet {

        boolean since(Partition partition, Instant lastRecord, Instant heardAt);
    }

    /** Whether anything that came is no event yet. */
    boolean open() {
        return stretches.values().stream().anyMatch(Stretch::open);
    }

    /** Lowers offsets to that of the first record of each partition of which anything is open. */
    void holdBack(Map<Partition, Long> upTo) {
        stretches.forEach((partition, stretch) ->
                upTo.computeIfPresent(partition, (same, offset) -> Math.min(offset, stretch.openAt())));
    }

    /** Forgets partitions that another reads. Tells whether none is left. */
    boolean drop(Set<Partition> partitions) {
        boolean had = !stretches.isEmpty();
        stretches.keySet().removeAll(partitions);
        return had && stretches.isEmpty();
    }

    /** Position in time that its reading has reached, by partition. */
    Map<Partition, Instant> positions() {
        Map<Partition, Instant> positions = new HashMap<>();
        stretches.forEach(
                (partition, stretch) -> stretch.position().ifPresent(position -> positions.put(partition, position)));
        return positions;
    }

    /**
     * How far it may be vouched for: by the clock only where all that was sent has been read.
     *
     * @param behind when what was read last was sent, of the partition that is furthest behind; empty at the end of all
     */
    Reached reached(Optional<Instant> behind) {
        Optional<Instant> last = position();
        Set<EventKind> kinds = source().kinds();
        boolean stampedWithStart = kinds.contains(EventKind.ACCESS) || kinds.contains(EventKind.PROBE);
        Duration lateness = stampedWithStart ? LONGEST_REQUEST : CLOCK_SKEW;
        if (behind.isPresent() || open()) {
            // Lines of it may come by the partition that is behind, too.
            return new Reached(
                    behind.map(sent -> sent.equals(Instant.MIN) ? sent : sent.minus(lateness))
                            .map(sent -> last.filter(sent::isAfter).orElse(sent))
                            .or(() -> last)
                            .filter(frontier -> last.isPresent() && frontier.isAfter(Instant.EPOCH)),
                    State.OPEN);
        }
        Instant now = clock.instant().minus(lateness);
        return new Reached(last.filter(now::isBefore).or(() -> Optional.of(now)), State.OPEN);
    }

    /** How far it has been read when it will not be read any further. */
    Reached closed() {
        return new Reached(positions().values().stream().max(Instant::compareTo), State.CLOSED);
    }

    /** Position in time that its reading has reached everywhere. */
    private Optional<Instant> position() {
        return positions().values().stream().min(Instant::compareTo);
    }

    /** Whether it has lines by any of these partitions. */
    boolean isReadBy(Collection<Partition> partitions) {
        return stretches.keySet().stream().anyMatch(partitions::contains);
    }

    /** What became of its lines, by partition. */
    Map<Partition, List<ReadingSummary.OfSource>> lines() {
        Map<Partition, List<ReadingSummary.OfSource>> lines = new HashMap<>();
        stretches.forEach((partition, stretch) ->
                lines.put(partition, stretch.reader().map(EventReader::summary).orElse(List.of())));
        return lines;
    }

    List<ReadingSummary.OfSource> summary() {
        return readers(EventReader::summary);
    }

    List<ReadingSummary.SetBack> setBacks() {
        return readers(EventReader::setBacks);
    }

    private <T> List<T> readers(Function<EventReader, List<T>> what) {
        return stretches.values().stream()
                .flatMap(stretch -> stretch.reader().stream())
                .flatMap(reader -> what.apply(reader).stream())
                .toList();
    }
}
