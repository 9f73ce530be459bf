package io.culprit.shipper.reading;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.inventory.Source;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes events of the records of one source, each at its position in time.
 *
 * <p>A record is held as long as its position is not decided.
 */
public final class EventReader {

    private static final int QUOTED = 4_096;

    private final Source source;
    private final Clock wallClock;
    private final Consumer<DeadLetter> rejections;
    private final LineFormat format;
    private final LineCount count;
    private final PositionClock<Unplaced> positions;
    private final Parts parts = new Parts();
    private final ArrayDeque<Entry> ready = new ArrayDeque<>();
    private Optional<Instant> lastPosition;
    private String lastFamily = "";
    private String lastService = "";

    private record Unplaced(RawRecord raw, ParsedLine parsed) {}

    /**
     * @param resumedAt position of the last record that was read before, if any was
     * @param wallClock tells when records are read
     * @param rejections takes what cannot be read
     */
    public EventReader(Source source, Optional<Instant> resumedAt, Clock wallClock, Consumer<DeadLetter> rejections) {
        this.source = source;
        this.wallClock = wallClock;
        this.rejections = rejections;
        this.count = new LineCount(source.layout().main().name());
        this.format = source.layout().open(source.setting());
        this.positions = new PositionClock<>(resumedAt);
        this.lastPosition = resumedAt;
    }

    /** Says which lines belong together. */
    public LineFormat format() {
        return format;
    }

    /** What became of the lines. */
    public LineCount count() {
        return count;
    }

    /** The next entry, which stays next. */
    public Optional<Entry> peek() {
        return Optional.ofNullable(ready.peek());
    }

    /** Takes the next entry. */
    public Entry take() {
        Entry entry = ready.remove();
        lastPosition = Optional.of(entry.position());
        return entry;
    }

    /** Position of the last entry taken. */
    public Optional<Instant> lastPosition() {
        return lastPosition;
    }

    /** Stamp of records whose position waits for what comes after them. */
    public Optional<Instant> heldAt() {
        return positions.heldAt();
    }

    /** Records whose position waits for what comes after them. */
    public List<RawRecord> held() {
        return positions.held().stream().map(Unplaced::raw).toList();
    }

    /**
     * Nothing more is to come, at least for now: decides the positions of what is held.
     *
     * @param untimedAt the time of records when the whole source has none
     * @param latest no record can have been written after this, whatever its stamp says
     */
    public void settle(Instant untimedAt, Instant latest) {
        positions.flush(untimedAt, latest).forEach(this::place);
    }

    /** Where its clock was set back. */
    public List<ReadingSummary.SetBack> setBacks() {
        return positions.setBacks().stream()
                .map(jump -> new ReadingSummary.SetBack(source.name(), jump.from(), jump.to()))
                .toList();
    }

    /** What became of its lines, by format. */
    public List<ReadingSummary.OfSource> summary() {
        return count.byFormat().entrySet().stream()
                .map(entry -> new ReadingSummary.OfSource(source.name(), entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Refuses a line that is no text. */
    public void refuse(RawRecord record, DeadLetter.Reason fault) {
        refuse(record, fault, "the line is passed over");
    }

    /**
     * Reads records that were made into events before, so that a format which compares records is where it was when reading
     * ended. Nothing is made of them, and they count no more.
     */
    public void recall(RawLines before) throws IOException {
        RecordReader records = new RecordReader(
                before, format, new LineCount(source.layout().main().name()), (line, fault) -> {});
        for (Optional<RawRecord> record = records.next(true); record.isPresent(); record = records.next(true)) {
            format.read(record.get().text());
        }
    }

    /** Reads the next record; what cannot be read is refused. */
    public void read(RawRecord record) {
        Parsed parsed = format.read(record.text());
        if (parsed instanceof ParsedLine line) {
            count.read(line.shape().family(), record.lines(), line.bodies().size());
            Optional<Instant> written = line.stamp().map(Stamp::written);
            Optional<Instant> position = positions.decided(written);
            if (position.isPresent()) {
                place(record, line, position.get());
            } else {
                positions.add(new Unplaced(record, line), written).forEach(this::place);
            }
        } else if (parsed instanceof Rejection rejection) {
            refuse(record, rejection.reason(), rejection.detail());
        }
    }

    /**
     * Gives a request its place, as if its event was made; nothing where that takes the records after it.
     *
     * @param number of the class that it is counted with
     */
    Optional<CountedRequest> placed(RawRecord record, PlainRequest request, int number) {
        return positions
                .decided(request.writtenSecond(), request.writtenNanos())
                .map(position -> {
                    count.read(request.family(), record.lines(), 1);
                    parts.take(record.generation(), record.offset(), 1);
                    return new CountedRequest(
                            number, request, service(request.family()), source.host(), source.name(), record, position);
                });
    }

    /** Takes note that a request was counted. */
    void passed(CountedRequest request) {
        lastPosition = Optional.of(request.position());
    }

    /** Neighbours mostly have one format. */
    private String service(String family) {
        if (!family.equals(lastFamily)) {
            lastFamily = family;
            lastService = source.service(family);
        }
        return lastService;
    }

    private void place(PositionClock.Positioned<Unplaced> positioned) {
        place(positioned.record().raw(), positioned.record().parsed(), positioned.position());
    }

    private void place(RawRecord raw, ParsedLine line, Instant position) {
        Instant observed = Instant.ofEpochMilli(wallClock.millis());
        // A record without time of its own happened about where its source stands; a configuration held throughout.
        Stamp stamp = line.stamp()
                .orElseGet(() -> new Stamp(position, source.timed() ? Duration.ofSeconds(1) : Duration.ZERO));
        List<Event> events = new ArrayList<>(line.bodies().size());
        int first = parts.take(raw.generation(), raw.offset(), line.bodies().size());
        for (int part = 0; part < line.bodies().size(); part++) {
            Header header = new Header(
                    new Delivery(source.host(), source.name(), raw.generation(), raw.offset(), first + part),
                    stamp.time(),
                    stamp.resolution(),
                    position,
                    observed,
                    service(line.shape().family()),
                    source.host(),
                    raw.label());
            events.add(line.bodies().get(part).with(header));
        }
        ready.add(new Entry(position, events));
    }

    private void refuse(RawRecord record, DeadLetter.Reason reason, String detail) {
        count.rejected(reason, record.lines());
        rejections.accept(new DeadLetter(
                DeadLetter.Stage.PARSE,
                reason,
                detail,
                source.host(),
                record.label(),
                record.offset(),
                Bounded.cut(record.text().text(), QUOTED)));
    }
}
