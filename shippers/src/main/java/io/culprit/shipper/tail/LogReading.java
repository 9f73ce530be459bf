package io.culprit.shipper.tail;

import io.culprit.event.Event;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.RecordReader;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.wire.EventLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reading of a log of which it is known what it is: its generations in their order are made into events, parcel by parcel. */
final class LogReading {

    // How far a host's clock may be behind the stamps of its own logs before a stamp counts as stray.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Path log;
    private final Source source;
    private final EventReader events;
    private final Redaction redaction;
    private final Completeness completeness;
    private final OpenParcel parcel;
    private long bytesRead;
    private boolean recalled;

    /**
     * @param resumedAt position of the last record that was read before, if any was
     * @param parcel takes what is read, as it may leave the host
     */
    LogReading(
            Path log,
            Source source,
            Optional<Instant> resumedAt,
            Redaction redaction,
            Completeness completeness,
            Clock clock,
            OpenParcel parcel) {
        this.log = log;
        this.source = source;
        this.redaction = redaction;
        this.completeness = completeness;
        this.parcel = parcel;
        this.events = new EventReader(source, resumedAt, clock, letter -> parcel.reject(redaction.of(letter)));
    }

    Source source() {
        return source;
    }

    EventReader events() {
        return events;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Reads on, up to one parcel. At the end of all there is, what is held for want of further lines is let go. */
    void read(List<TailedFile> files, Instant now) throws IOException {
        boolean all = true;
        for (TailedFile file : files) {
            all = all && readFurther(file, now);
        }
        if (all && files.stream().allMatch(file -> completeness.quiet(file, now))) {
            events.settle(now, now.plus(CLOCK_SKEW));
            take();
        }
    }

    /** Reads one generation as far as the parcel has room. Tells whether its end was reached. */
    private boolean readFurther(TailedFile file, Instant now) throws IOException {
        if (!recalled) {
            recalled = true;
            Preceding.recall(log, file, events);
        }
        RecordReader records = file.records(events);
        long from = file.lines().offset();
        boolean complete = completeness.ofRecord(file, now);
        boolean more = true;
        while (more && parcel.size() < EventLines.MOST) {
            Optional<RawRecord> record = records.next(complete);
            record.ifPresent(events::read);
            take();
            more = record.isPresent();
        }
        bytesRead += file.lines().offset() - from;
        return !more;
    }

    private void take() {
        while (events.peek().isPresent()) {
            for (Event event : events.take().events()) {
                parcel.accept(redaction.of(event));
            }
        }
    }
}
