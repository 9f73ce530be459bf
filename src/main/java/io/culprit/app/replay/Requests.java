package io.culprit.app.replay;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts requests by status. */
final class Requests {

    private static final int STATUSES = 1_000;

    private final long[] usual = new long[STATUSES];
    private final SortedMap<Integer, Long> others = new TreeMap<>();

    /** Counts some more. */
    void count(int status, long more) {
        if (status >= 0 && status < STATUSES) {
            usual[status] += more;
        } else {
            others.merge(status, more, Long::sum);
        }
    }

    /** Counts of the statuses that there were. */
    SortedMap<Integer, Long> byStatus() {
        SortedMap<Integer, Long> counts = new TreeMap<>(others);
        for (int status = 0; status < STATUSES; status++) {
            if (usual[status] > 0) {
                counts.put(status, usual[status]);
            }
        }
        return counts;
    }
}
