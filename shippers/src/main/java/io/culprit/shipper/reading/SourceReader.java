package io.culprit.shipper.reading;

import io.culprit.shipper.delivery.EventSink;
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
    private final PlainRequests requests;
    private Instant untimedAt = Instant.EPOCH;

    SourceReader(
            Source source, Clock wallClock, Consumer<DeadLetter> rejections, RequestCounter counter, Opening opening) {
        this.source = source;
        this.chain = new ChainReader(source, opening);
        this.events = new EventReader(source, Optional.empty(), wallClock, rejections);
        this.requests = new PlainRequests(events, counter);
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
     * Position of what is next: the events of a record, or a request that is only counted.
     *
     * @param settled whether the end of what is there is to be taken for the end
     * @return the position, or nothing at the end
     */
    Optional<Instant> position(boolean settled) throws IOException {
        while (true) {
            Optional<CountedRequest> request = requests.next();
            if (request.isPresent()) {
                return request.map(CountedRequest::position);
            }
            Optional<Entry> entry = events.peek();
            if (entry.isPresent()) {
                return entry.map(Entry::position);
            }
            Optional<RawRecord> record = records.next(settled);
            if (record.isPresent()) {
                if (!requests.read(record.get())) {
                    events.read(record.get());
                }
            } else {
                if (settled) {
                    events.settle(untimedAt, Instant.MAX);
                }
                return events.peek().map(Entry::position);
            }
        }
    }

    /** Passes on what is next. */
    void pass(EventSink sink) {
        Optional<CountedRequest> request = requests.next();
        if (request.isPresent()) {
            events.passed(request.get());
            requests.count();
        } else {
            events.take().events().forEach(sink::accept);
        }
    }

    /** Position of what was passed on last. */
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
