package io.culprit.app.report;

import java.time.Duration;
import java.util.List;

/**
 * Spans into which time is cut, from a second to a week, each a multiple of the one before: buckets of one are joined to
 * buckets of the next without loss.
 */
final class BucketWidth {

    private static final List<Long> SECONDS = List.of(
            1L,
            5L,
            10L,
            30L,
            60L,
            300L,
            600L,
            1_800L,
            3_600L,
            21_600L,
            86_400L,
            7 * 86_400L,
            28 * 86_400L,
            10_080L * 86_400L);

    private int step;

    long seconds() {
        return SECONDS.get(step);
    }

    Duration duration() {
        return Duration.ofSeconds(seconds());
    }

    /** Goes on to the next; the last one holds all times there can be within few buckets. */
    void widen() {
        step++;
    }
}
