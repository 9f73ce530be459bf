package io.culprit.shipper.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether more is to come of what stands at the end of a file: of its last record, of its last line, of the file itself.
 *
 * <p>No writer says so; that it was silent for long enough has to do.
 */
final class Completeness {

    private final Patience patience;

    Completeness(Patience patience) {
        this.patience = patience;
    }

    /** Whether no further line belongs to the last record. */
    boolean ofRecord(TailedFile file, Instant now) {
        return quiet(file, now) || file.packed();
    }

    /** Whether nothing was written to a file just now. */
    boolean quiet(TailedFile file, Instant now) {
        return file.lines().grownAt().plus(patience.quiet()).isBefore(now);
    }

    /** Whether a last line without its end is taken as it is. */
    boolean ofLine(TailedFile file, Instant now) {
        return ofFile(file, now) || (!file.place().lost() && silent(file, now).compareTo(patience.unfinished()) > 0);
    }

    /** Whether a file is no longer the log's, and nothing of it is to be found any more or written to it. */
    boolean ofFile(TailedFile file, Instant now) {
        if (file.place().lost()) {
            return silent(file, now).compareTo(patience.copy()) > 0;
        }
        return !file.place().live()
                && (file.packed() || file.leftAt().plus(patience.rotated()).isBefore(now));
    }

    private static Duration silent(TailedFile file, Instant now) {
        return Duration.between(file.lines().grownAt(), now);
    }
}
