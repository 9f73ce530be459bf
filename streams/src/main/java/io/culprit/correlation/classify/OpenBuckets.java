package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.Event;
import io.culprit.signal.SignalBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Buckets by the end of their spans, in seconds since the epoch. */
final class OpenBuckets {

    private final TreeMap<Long, Map<Occurrence, OpenBucket>> spans = new TreeMap<>();
    private Map<Occurrence, OpenBucket> latest = Map.of();
    private long latestEnd = Long.MIN_VALUE;

    /** The bucket in which an event is counted; a new one has counted none. */
    OpenBucket of(Occurrence occurrence, Event event) {
        long width = occurrence.width().getSeconds();
        long second = event.header().positionTime().getEpochSecond();
        Map<Occurrence, OpenBucket> span = span(width == 1 ? second + 1 : (Math.floorDiv(second, width) + 1) * width);
        OpenBucket known = span.get(occurrence);
        if (known == null) {
            known = new OpenBucket(occurrence, event);
            span.put(occurrence, known);
        }
        return known;
    }

    /** Takes up a bucket that was stored. */
    void restore(SignalBucket stored) {
        Occurrence occurrence = new Occurrence(stored.signal(), stored.fields(), stored.width(), true);
        span(stored.end().getEpochSecond()).put(occurrence, new OpenBucket(occurrence, stored));
    }

    /** Position times of a source only grow, so that one span after the other is in use. */
    private Map<Occurrence, OpenBucket> span(long end) {
        if (end != latestEnd) {
            latest = spans.computeIfAbsent(end, any -> new LinkedHashMap<>());
            latestEnd = end;
        }
        return latest;
    }

    /** All, in the order of their ends. */
    List<OpenBucket> all() {
        return flat(spans.values());
    }

    /** Those that end after one second and by another. */
    List<OpenBucket> between(long after, long by) {
        return by <= after
                ? List.of()
                : flat(spans.subMap(after, false, by, true).values());
    }

    /** Forgets those that end after one second and by another, and gives them. */
    List<OpenBucket> removeBetween(long after, long by) {
        List<OpenBucket> removed = between(after, by);
        if (!removed.isEmpty()) {
            spans.subMap(after, false, by, true).clear();
            latestEnd = Long.MIN_VALUE;
        }
        return removed;
    }

    private static List<OpenBucket> flat(Collection<Map<Occurrence, OpenBucket>> spans) {
        List<OpenBucket> all = new ArrayList<>();
        spans.forEach(span -> all.addAll(span.values()));
        return all;
    }
}
