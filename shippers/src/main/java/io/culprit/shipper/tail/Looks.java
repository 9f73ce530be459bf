package io.culprit.shipper.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * When a log is looked at: at every turn, but seldom when nothing was written to it for long. Most logs of a host are quiet
 * most of the time, and a look costs as much as a line.
 */
final class Looks {

    private static final int QUIET_FOR_LONG = 60;

    private final Duration between;
    private Instant last = Instant.MIN;
    private boolean seldom;

    Looks(Patience patience) {
        this.between = patience.quiet();
    }

    /** Whether the log is looked at now. */
    boolean due(Instant now) {
        return !seldom || now.isBefore(last) || !now.isBefore(last.plus(between));
    }

    /**
     * It was looked at.
     *
     * @param grownAt when it grew last
     */
    void looked(Instant now, Instant grownAt) {
        last = now;
        seldom = grownAt.plus(between.multipliedBy(QUIET_FOR_LONG)).isBefore(now);
    }
}
