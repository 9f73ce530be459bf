package io.culprit.shipper.tail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a log is looked at: at every turn, but seldom when nothing was written to it for long. Most logs of a host are quiet
 * most of the time, and a look costs as much as a line.
 */
final class Looks {

    private static final int QUIET_FOR_LONG = 60;

    private final Clock clock;
    private final Duration between;
    private Instant last = Instant.MIN;

    Looks(Patience patience, Clock clock) {
        this.clock = clock;
        this.between = patience.quiet();
    }

    /** Whether a log that grew last at this time is looked at now. */
    boolean due(Instant grownAt) {
        Instant now = clock.instant();
        boolean quiet = grownAt.plus(between.multipliedBy(QUIET_FOR_LONG)).isBefore(now);
        if (quiet && last.isAfter(now.minus(between)) && !last.isAfter(now)) {
            return false;
        }
        last = now;
        return true;
    }
}
