package io.culprit.correlation.fold;

import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the canonical order of buckets.
 *
 * @param end end of the bucket's span
 * @param first its earliest occurrence
 * @param signal its signal
 * @param host its host
 * @param fields its fields
 */
public record FoldPosition(Instant end, Instant first, String signal, String host, String fields)
        implements Comparable<FoldPosition> {

    private static final Comparator<FoldPosition> CANONICAL = Comparator.comparing(FoldPosition::end)
            .thenComparing(FoldPosition::first)
            .thenComparing(FoldPosition::signal)
            .thenComparing(FoldPosition::host)
            .thenComparing(FoldPosition::fields);

    static FoldPosition of(SignalBucket bucket) {
        return new FoldPosition(
                bucket.end(),
                bucket.first(),
                bucket.signal(),
                bucket.host(),
                bucket.fields().toString());
    }

    /** Behind every bucket that ends by a time. */
    static FoldPosition behind(Instant time) {
        return new FoldPosition(time.plusNanos(1), Instant.EPOCH, "", "", "");
    }

    @Override
    public int compareTo(FoldPosition other) {
        return CANONICAL.compare(this, other);
    }
}
