package io.culprit.shipper.reading;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.inventory.Source;
import io.culprit.wire.DeadLetter;
import java.io.Closeable;
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
 * Reads one source: its lines become records, the records events, each with its position in time.
 *
 * <p>It reads ahead of what it returns by as many records as deciding a position takes.
 */
final class SourceReader implements Closeable {

    private static final int QUOTED = 4_096;

    private final Source source;
    private final Clock wallClock;
    private final Consumer<DeadLetter> rejections;
    private final ChainReader chain;
    private final LineFormat format;
    private final RecordReader records;
    private final LineCount count;
    private final PositionClock<Unplaced> positions = new PositionClock<>();
    private final ArrayDeque<Entry> ready = new ArrayDeque<>();
    private Optional<Instant> lastPosition = Optional.empty();
    private Instant untimedAt = Instant.EPOCH;

    private record Unplaced(RawRecord raw, ParsedLine parsed) {}

    SourceReader(Source source, boolean followed, Clock wallClock, Consumer<DeadLetter> rejections) {
        this.source = source;
        this.wallClock = wallClock;
        this.rejections = rejections;
        this.chain = new ChainReader(source, followed);
        this.count = new LineCount(source.layout().main().name());
        this.format = source.layout().open(source.setting());
        this.records = new RecordReader(
                chain, format, count, (record, fault) -> reject(record, fault, "the line is passed over"));
    }

    Source source() {
        return source;
    }

    /** Sets the time of records when the whole source has none. */
    void untimedAt(Instant time) {
        untimedAt = time;
    }

    /**
     * The next entry, which stays next.
     *
     * @param settled whether the end of what is there is to be taken for the end
     * @return the entry, or nothing at the end
     */
    Optional<Entry> peek(boolean settled) throws IOException {
        while (ready.isEmpty()) {
            Optional<RawRecord> record = records.next(settled);
            if (record.isPresent()) {
                read(record.get());
            } else {
                if (settled) {
                    positions.flush(untimedAt).forEach(this::place);
                }
                return Optional.ofNullable(ready.peek());
            }
        }
        return Optional.of(ready.peek());
    }

    /** Takes the entry that {@link #peek} returned. */
    Entry take() {
        Entry entry = ready.remove();
        lastPosition = Optional.of(entry.position());
        return entry;
    }

    /** Position of the last entry taken. */
    Optional<Instant> lastPosition() {
        return lastPosition;
    }

    /** Stamp of records whose position waits for what comes after them. */
    Optional<Instant> heldAt() {
        return positions.heldAt();
    }

    /** Which file is being read: what the file system knows it by, whatever its name. */
    Object identity() {
        return chain.identity();
    }

    /** Bytes of the lines read so far. */
    long bytesRead() {
        return chain.bytesRead();
    }

    /** Where its clock was set back. */
    List<ReadingSummary.SetBack> setBacks() {
        return positions.setBacks().stream()
                .map(jump -> new ReadingSummary.SetBack(source.name(), jump.from(), jump.to()))
                .toList();
    }

    /** What became of its lines, by format. */
    List<ReadingSummary.OfSource> summary() {
        return count.byFormat().entrySet().stream()
                .map(entry -> new ReadingSummary.OfSource(source.name(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private void read(RawRecord record) {
        Parsed parsed = format.read(record.text());
        if (parsed instanceof ParsedLine line) {
            count.read(line.shape().family(), record.lines(), line.bodies().size());
            positions
                    .add(new Unplaced(record, line), line.stamp().map(Stamp::written))
                    .forEach(this::place);
        } else if (parsed instanceof Rejection rejection) {
            reject(record, rejection.reason(), rejection.detail());
        }
    }

    private void place(PositionClock.Positioned<Unplaced> positioned) {
        RawRecord raw = positioned.record().raw();
        ParsedLine line = positioned.record().parsed();
        Instant observed = wallClock.instant();
        // A record without time of its own happened about where its source stands; a configuration held throughout.
        Stamp stamp = line.stamp()
                .orElseGet(
                        () -> new Stamp(positioned.position(), source.timed() ? Duration.ofSeconds(1) : Duration.ZERO));
        List<Event> events = new ArrayList<>(line.bodies().size());
        for (int part = 0; part < line.bodies().size(); part++) {
            Header header = new Header(
                    new Delivery(source.host(), source.name(), raw.generation(), raw.offset(), part),
                    stamp.time(),
                    stamp.resolution(),
                    positioned.position(),
                    observed,
                    source.service(line.shape().family()),
                    source.host(),
                    raw.label());
            events.add(line.bodies().get(part).with(header));
        }
        ready.add(new Entry(positioned.position(), events));
    }

    private void reject(RawRecord record, DeadLetter.Reason reason, String detail) {
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

    @Override
    public void close() throws IOException {
        chain.close();
    }
}
