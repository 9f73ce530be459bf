package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The final buckets of one scope that evidence to come may claim as support: each is kept once, however many patterns may
 * claim it, only as long as one may, and without its lines where nobody quotes them.
 */
public final class RecentSupports {

    private final CompiledPatterns patterns;
    private final Map<String, Deque<SignalBucket>> bySignal = new HashMap<>();

    public RecentSupports(CompiledPatterns patterns) {
        this.patterns = patterns;
    }

    /**
     * Takes a bucket that was folded for good.
     *
     * @return whether it is kept
     */
    public boolean add(SignalBucket bucket) {
        boolean supports = patterns.supportedFor(bucket.signal()).isPresent();
        if (supports) {
            bySignal.computeIfAbsent(bucket.signal(), any -> new ArrayDeque<>())
                    .add(patterns.quotes(bucket.signal()) ? bucket : bucket.unquoted());
        }
        return supports;
    }

    /** Forgets what no evidence from a time on can claim, and gives it. */
    public List<SignalBucket> forgetBefore(Instant time) {
        List<SignalBucket> forgotten = new ArrayList<>();
        bySignal.forEach((signal, buckets) -> {
            Instant oldest = time.minus(patterns.supportedFor(signal).orElseThrow());
            while (!buckets.isEmpty() && buckets.peekFirst().last().isBefore(oldest)) {
                forgotten.add(buckets.removeFirst());
            }
        });
        return forgotten;
    }

    /** Those of a signal, in canonical order. */
    Collection<SignalBucket> of(String signal) {
        Deque<SignalBucket> known = bySignal.get(signal);
        return known == null ? List.of() : known;
    }
}
