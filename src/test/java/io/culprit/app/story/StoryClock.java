package io.culprit.app.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time on a story's hosts: it leaps from one event to the next, so that nobody waits for a quiet quarter of an hour.
 *
 * <p>Between leaps it goes on, because a shipper waits by it; but slowly, so that a machine under load does not shift what is
 * told.
 */
final class StoryClock extends Clock {

    private static final int SLOWER = 5;

    private Instant from;
    private long since = System.nanoTime();

    StoryClock(Instant start) {
        from = start;
    }

    @Override
    public synchronized Instant instant() {
        return from.plusNanos((System.nanoTime() - since) / SLOWER);
    }

    /** Leaps to a time, and by a moment at least: what was written then is looked for. */
    synchronized Instant leapTo(Instant time) {
        Instant now = instant().plus(Duration.ofMillis(50));
        from = time.isAfter(now) ? time : now;
        since = System.nanoTime();
        return from;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a story is told in UTC");
    }
}
