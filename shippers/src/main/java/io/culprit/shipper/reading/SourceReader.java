package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Source;
import io.culprit.wire.DeadLetter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one source: its lines become records, the records events, each with its position in time.
 *
 * <p>It reads ahead of what it returns by as many records as deciding a position takes.
 */
final class SourceReader implements Sourced, Closeable {

    private final Source source;
    private final ChainReader chain;
    private final EventReader events;
    private final RecordReader records;
    private Instant untimedAt = Instant.EPOCH;

    SourceReader(Source source, Clock wallClock, Consumer<DeadLetter> rejections) {
        this.source = source;
        this.chain = new ChainReader(source);
        this.events = new EventReader(source, Optional.empty(), wallClock, rejections);
        this.records = new RecordReader(chain, events.format(), events.count(), events::refuse);
    }

    @Override
    public Source source() {
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
        while (events.peek().isEmpty()) {
            Optional<RawRecord> record = records.next(settled);
            if (record.isPresent()) {
                events.read(record.get());
            } else {
                if (settled) {
                    events.settle(untimedAt, Instant.MAX);
                }
                return events.peek();
            }
        }
        return events.peek();
    }

    /** Takes the entry that {@link #peek} returned. */
    Entry take() {
        return events.take();
    }

    /** Position of the last entry taken. */
    Optional<Instant> lastPosition() {
        return events.lastPosition();
    }

    /** Compressed files that could not be read to their end. */
    List<ReadingSummary.Damage> damages() {
        return chain.damages();
    }

    /** Bytes read so far of the files themselves, compressed or not. */
    long bytesRead() {
        return chain.bytesRead();
    }

    /** Where its clock was set back. */
    List<ReadingSummary.SetBack> setBacks() {
        return events.setBacks();
    }

    /** What became of its lines, by format. */
    List<ReadingSummary.OfSource> summary() {
        return events.summary();
    }

    @Override
    public void close() throws IOException {
        chain.close();
    }
}
