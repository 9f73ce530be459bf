package io.culprit.app.replay;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts requests by status. */
public final class Requests {

    private static final int STATUSES = 1_000;

    private final long[] usual = new long[STATUSES];
    private final SortedMap<Integer, Long> others = new TreeMap<>();

    /** Counts one more. */
    public void count(int status) {
        if (status >= 0 && status < STATUSES) {
            usual[status]++;
        } else {
            others.merge(status, 1L, Long::sum);
        }
    }

    /** Counts of the statuses that there were. */
    public SortedMap<Integer, Long> byStatus() {
        SortedMap<Integer, Long> counts = new TreeMap<>(others);
        for (int status = 0; status < STATUSES; status++) {
            if (usual[status] > 0) {
                counts.put(status, usual[status]);
            }
        }
        return counts;
    }
}
