package io.culprit.app.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many requests were served at once, second by second, from when each began and how long it took.
 *
 * <p>Access logs name seconds only: the mean over a second is a lower bound of what was served at once within it, the number
 * of requests that touch it an upper one. Lines come up to an hour after their request began; memory is that hour.
 */
final class Concurrency {

    private static final int WINDOW = 3_600;
    private static final double MILLIS = 1e3;

    private final double[] busy = new double[WINDOW];
    private final int[] touching = new int[WINDOW];
    private final int[] begun = new int[WINDOW];
    private final SortedMap<Long, Beyond> limits = new TreeMap<>();
    private long first = Long.MIN_VALUE;
    private double highest;

    /**
     * Requests that began while more were served at once than a limit lets.
     *
     * @param least by the mean of each second
     * @param most by the requests that touch each second
     */
    record Beyond(long least, long most) {

        private Beyond plus(long certain, long possible) {
            return new Beyond(least + certain, most + possible);
        }
    }

    /** @param limits numbers of requests at once to compare with */
    Concurrency(List<Long> limits) {
        limits.forEach(limit -> this.limits.put(limit, new Beyond(0, 0)));
    }

    /**
     * Adds a request.
     *
     * @param resolution how much later than the stamp it may have begun
     */
    void add(Instant began, Duration taken, Duration resolution) {
        double from = began.toEpochMilli() / MILLIS + resolution.toMillis() / MILLIS / 2;
        double to = from + Math.min(WINDOW / 2.0, taken.toMillis() / MILLIS);
        advance((long) (to + resolution.toMillis() / MILLIS));
        long start = Math.max(first, began.getEpochSecond());
        begun[index(start)]++;
        long last = (long) (to + resolution.toMillis() / MILLIS / 2);
        for (long second = start; second <= last; second++) {
            busy[index(second)] += Math.max(0, Math.min(to, second + 1.0) - Math.max(from, second));
            touching[index(second)]++;
        }
    }

    /** The highest mean over a second. */
    double highest() {
        settleAll();
        return highest;
    }

    /** What began beyond a limit. */
    Beyond beyond(long limit) {
        settleAll();
        return limits.get(limit);
    }

    private void advance(long second) {
        if (first == Long.MIN_VALUE || second >= first + 2L * WINDOW) {
            settleAll();
            first = second - WINDOW + 1;
        }
        while (first + WINDOW <= second) {
            settle(first++);
        }
    }

    private void settleAll() {
        for (long second = first; second < first + WINDOW; second++) {
            settle(second);
        }
    }

    private void settle(long second) {
        int at = index(second);
        highest = Math.max(highest, busy[at]);
        if (begun[at] > 0) {
            limits.replaceAll((limit, beyond) ->
                    beyond.plus(busy[at] > limit ? begun[at] : 0, touching[at] > limit ? begun[at] : 0));
        }
        busy[at] = 0;
        touching[at] = 0;
        begun[at] = 0;
    }

    private static int index(long second) {
        return (int) Math.floorMod(second, (long) WINDOW);
    }
}
