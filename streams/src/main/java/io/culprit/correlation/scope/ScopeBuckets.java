package io.culprit.correlation.scope;

import io.culprit.correlation.fold.RecentSupports;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The buckets of one scope: those above its base, and those below it that may still support evidence to come. Both are stored
 * as soon as they change; this is their order and their place in memory.
 */
final class ScopeBuckets {

    private final Scope scope;
    private final ScopeState state;
    private final RecentSupports recent;
    private final CompiledPatterns patterns;
    private final Map<Place, SignalBucket> pending = new HashMap<>();

    /** What distinguishes a bucket from all others of its scope, as {@link SignalBucket#identity} does in one text. */
    private record Place(String signal, String host, SortedMap<String, String> fields, Instant start, Duration width) {

        static Place of(SignalBucket bucket) {
            return new Place(bucket.signal(), bucket.host(), bucket.fields(), bucket.start(), bucket.width());
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Place place
                            && start.equals(place.start)
                            && signal.equals(place.signal)
                            && fields.equals(place.fields)
                            && host.equals(place.host)
                            && width.equals(place.width);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * signal.hashCode() + fields.hashCode()) + Long.hashCode(start.getEpochSecond());
        }
    }

    /** Takes up what is stored. */
    ScopeBuckets(Scope scope, ScopeState state, CompiledPatterns patterns) {
        this.scope = scope;
        this.state = state;
        this.patterns = patterns;
        this.recent = new RecentSupports(patterns);
        Instant base = state.baseOf(scope).orElse(Instant.MIN);
        for (SignalBucket bucket : state.bucketsOf(scope)) {
            if (bucket.end().isAfter(base)) {
                pending.put(Place.of(bucket), bucket);
            } else {
                keepRecent(bucket);
            }
        }
    }

    /** Takes a bucket above the base, or a later version of it. */
    void take(SignalBucket bucket) {
        pending.put(Place.of(bucket), bucket);
        state.keepBucket(scope, bucket);
    }

    /** Buckets above the base, in canonical order. */
    List<SignalBucket> pending() {
        return sorted(new ArrayList<>(pending.values()));
    }

    /** Whether a case may be opened by what is pending. */
    boolean mayOpen() {
        for (SignalBucket bucket : pending.values()) {
            if (patterns.opens(bucket.signal())) {
                return true;
            }
        }
        return false;
    }

    /** Those of them that end by a time, in canonical order. */
    List<SignalBucket> endingBy(Instant time) {
        List<SignalBucket> ending = new ArrayList<>();
        for (SignalBucket bucket : pending.values()) {
            if (!bucket.end().isAfter(time)) {
                ending.add(bucket);
            }
        }
        return sorted(ending);
    }

    /** What may support evidence above the base. */
    RecentSupports recent() {
        return recent;
    }

    /** The base has moved over some buckets. */
    void settle(List<SignalBucket> folded, Instant base) {
        for (SignalBucket bucket : folded) {
            pending.remove(Place.of(bucket));
            keepRecent(bucket);
        }
        recent.forgetBefore(base).forEach(bucket -> state.removeBucket(scope, bucket));
    }

    private void keepRecent(SignalBucket bucket) {
        if (!recent.add(bucket)) {
            state.removeBucket(scope, bucket);
        }
    }

    private static List<SignalBucket> sorted(List<SignalBucket> buckets) {
        buckets.sort(SignalBucket.CANONICAL);
        return buckets;
    }
}
