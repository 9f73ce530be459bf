package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.signal.SignalBucket;
import java.util.ArrayList;
import java.util.List;

/** The buckets that may support evidence: those folded for good, and those that this fold has seen. */
final class SeenSupports {

    private final CompiledPatterns patterns;
    private final RecentSupports recent;
    private final List<SignalBucket> seen = new ArrayList<>();

    SeenSupports(CompiledPatterns patterns, RecentSupports recent) {
        this.patterns = patterns;
        this.recent = recent;
    }

    void add(SignalBucket bucket) {
        if (patterns.supportedFor(bucket.signal()).isPresent()) {
            seen.add(bucket);
        }
    }

    /** Forgets what this fold has seen: it is among the recent ones from now on. */
    void forget() {
        seen.clear();
    }

    /** Those of some signals, in canonical order where it is one. */
    List<SignalBucket> of(List<String> signals) {
        List<SignalBucket> all = new ArrayList<>();
        signals.forEach(signal -> all.addAll(recent.of(signal)));
        seen.stream().filter(bucket -> signals.contains(bucket.signal())).forEach(all::add);
        if (signals.size() > 1) {
            all.sort(SignalBucket.CANONICAL);
        }
        return all;
    }
}
