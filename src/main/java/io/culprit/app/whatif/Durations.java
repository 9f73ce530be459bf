package io.culprit.app.whatif;

import java.time.Duration;

/** How long requests took, in tenths of a second up to an hour; longer ones count as an hour. */
final class Durations {

    private static final int TENTHS = 36_000;
    private static final double TENTH = 0.1;

    private final long[] counts = new long[TENTHS + 1];
    private long all;

    void add(Duration taken) {
        long tenths = Math.max(0, taken.toMillis() / 100);
        counts[(int) Math.min(TENTHS, tenths)]++;
        all++;
    }

    long all() {
        return all;
    }

    /** Requests that took at least this many seconds. */
    long longerThan(long seconds) {
        long longer = 0;
        for (int tenths = first(seconds); tenths <= TENTHS; tenths++) {
            longer += counts[tenths];
        }
        return longer;
    }

    /**
     * Seconds of all requests together that lie beyond this many of each.
     *
     * <p>Divided by the span of the log that is how many requests, at a moment that knows nothing of them, have longer than
     * that still to go: Little's law for the stretch of each request before its last seconds (Little, "A proof for the queuing
     * formula L = λW", Operations Research 9, 1961).
     */
    double beyond(long seconds) {
        double sum = 0;
        for (int tenths = first(seconds); tenths <= TENTHS; tenths++) {
            sum += counts[tenths] * Math.max(0, (tenths + 0.5) * TENTH - seconds);
        }
        return sum;
    }

    private static int first(long seconds) {
        return (int) Math.min(TENTHS, seconds * 10);
    }
}
