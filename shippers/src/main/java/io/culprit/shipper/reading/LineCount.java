package io.culprit.shipper.reading;

import io.culprit.wire.DeadLetter;
import java.util.EnumMap;
import java.util.Map;

/** Counts what became of the lines of one source. */
final class LineCount {

    private final Map<DeadLetter.Reason, Long> rejected = new EnumMap<>(DeadLetter.Reason.class);
    private long lines;
    private long eventLines;
    private long events;
    private long parts;
    private long blank;

    void line() {
        lines++;
    }

    void blank() {
        blank++;
    }

    void part() {
        parts++;
    }

    void rejected(DeadLetter.Reason reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    /** A line of which so many events were made; one of which none was made serves others. */
    void events(int made) {
        if (made == 0) {
            parts++;
        } else {
            eventLines++;
            events += made;
        }
    }

    ReadingSummary.Lines lines() {
        return new ReadingSummary.Lines(lines, eventLines, events, parts, blank, rejected);
    }
}
