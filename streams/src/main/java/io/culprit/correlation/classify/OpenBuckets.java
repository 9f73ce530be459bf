package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Occurrence;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Buckets by the end of their spans, in seconds since the epoch. */
final class OpenBuckets {

    private final TreeMap<Long, Span> spans = new TreeMap<>();
    private Span latest = new Span();
    private long latestEnd = Long.MIN_VALUE;
    private Span before = new Span();
    private long beforeEnd = Long.MIN_VALUE;

    /**
     * The bucket in which something is counted; a new one has counted none.
     *
     * @param owner whose buckets these are
     * @param at its position in time
     * @param evicted takes the bucket that makes room for it
     * @return null where there is no room for it
     */
    OpenBucket of(Occurrence occurrence, Owner owner, Instant at, Consumer<OpenBucket> evicted) {
        long width = occurrence.width().getSeconds();
        long second = at.getEpochSecond();
        Span span = span(width == 1 ? second + 1 : (Math.floorDiv(second, width) + 1) * width);
        return span.of(occurrence, () -> new OpenBucket(occurrence, owner.service(), owner.host(), at), evicted);
    }

    /** Takes up a bucket that was stored. */
    void restore(SignalBucket stored, OptionalInt most, Consumer<OpenBucket> evicted) {
        Occurrence occurrence = new Occurrence(stored.signal(), stored.fields(), stored.width(), most, true);
        span(stored.end().getEpochSecond()).of(occurrence, () -> new OpenBucket(occurrence, stored), evicted);
    }

    /** Position times of a source only grow, so that one span after the other is in use, of each of two widths. */
    private Span span(long end) {
        if (end != latestEnd) {
            Span asked = end == beforeEnd ? before : spans.computeIfAbsent(end, any -> new Span());
            before = latest;
            beforeEnd = latestEnd;
            latest = asked;
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
        return by <= after || spans.isEmpty() || spans.firstKey() > by || spans.lastKey() <= after
                ? List.of()
                : flat(spans.subMap(after, false, by, true).values());
    }

    /** Forgets those that end after one second and by another, and gives them. */
    List<OpenBucket> removeBetween(long after, long by) {
        List<OpenBucket> removed = between(after, by);
        if (!removed.isEmpty()) {
            spans.subMap(after, false, by, true).clear();
            latestEnd = Long.MIN_VALUE;
            beforeEnd = Long.MIN_VALUE;
        }
        return removed;
    }

    private static List<OpenBucket> flat(Collection<Span> spans) {
        List<OpenBucket> all = new ArrayList<>();
        spans.forEach(span -> all.addAll(span.all()));
        return all;
    }
}
