package io.culprit.app.replay;

import io.culprit.shipper.reading.ReadingSummary;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read, in numbers.
 *
 * @param requests access lines by status; 0 for those without one
 * @param summary what became of every line
 * @param bytes bytes read of the files, compressed as they are
 * @param took from the first byte to the last incident
 */
public record Statistics(SortedMap<Integer, Long> requests, ReadingSummary summary, long bytes, Duration took) {

    public Statistics {
        requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
    }

    /** Lines read, of any kind. */
    public long lines() {
        return summary.total().lines();
    }

    /** Lines a second. */
    public long linesPerSecond() {
        return Math.round(lines() / Math.max(0.001, took.toNanos() / 1e9));
    }
}
