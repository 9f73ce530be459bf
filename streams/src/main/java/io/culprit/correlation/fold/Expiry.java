package io.culprit.correlation.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** When something that is kept for a time only is to be forgotten next, so that it is not looked for with every bucket. */
final class Expiry {

    private Instant next = Instant.MIN;

    /** Whether there may be anything to forget from a time on; if so, everything is to be {@linkplain #forget looked through}. */
    boolean begin(Instant now) {
        boolean due = next.isBefore(now);
        if (due) {
            next = Instant.MAX;
        }
        return due;
    }

    /** Something is kept for that long after a time. */
    void keep(Instant last, Duration time) {
        Instant until = last.plus(time);
        next = until.isBefore(next) ? until : next;
    }

    /**
     * Forgets what is older than may be.
     *
     * @param last the time from which on something is kept
     * @param time how long it is kept after that
     */
    <T> void forget(List<T> kept, Function<T, Instant> last, Duration time, Instant now) {
        if (kept.isEmpty()) {
            return;
        }
        Instant oldest = now.minus(time);
        kept.removeIf(each -> last.apply(each).isBefore(oldest));
        Instant least = Instant.MAX;
        for (T each : kept) {
            least = last.apply(each).isBefore(least) ? last.apply(each) : least;
        }
        if (!kept.isEmpty()) {
            keep(least, time);
        }
    }
}
