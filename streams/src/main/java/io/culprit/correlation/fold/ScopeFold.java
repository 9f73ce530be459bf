package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.pattern.PatternDefinition.ChildOf;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folds buckets into the episodes of one scope.
 *
 * <p>A pure function of episodes and buckets: the base is folded with buckets that are final, and kept; what is still
 * pending is folded on a copy of the base again and again, and the difference is published.
 */
public final class ScopeFold {

    /**
     * What a fold gives.
     *
     * @param episodes the episodes after it
     * @param incidents every case not settled before, in words, without revision and coverage
     */
    public record Result(SortedMap<EpisodeKey, Episode> episodes, List<Incident> incidents) {}

    private final CompiledPatterns patterns;
    private final Scope scope;
    private final FoldObserver observer;
    private final SeenSupports seen;
    private final SortedMap<EpisodeKey, Episode> base;
    private final Map<String, SortedSet<EpisodeKey>> keys = new HashMap<>();
    private final SortedMap<EpisodeKey, EpisodeFold> touched = new TreeMap<>();

    /** By pattern, the time of the last bucket that made no difference but that time went on. */
    private final Map<String, Instant> passed = new HashMap<>();

    /**
     * Starts a fold.
     *
     * @param patterns the patterns of this kind of scope
     * @param base episodes to start from; not changed. Those of patterns that are no longer there are dropped
     * @param recent buckets folded before that may support what is folded now; not changed
     * @param observer is told what the fold decides
     */
    public ScopeFold(
            CompiledPatterns patterns,
            Scope scope,
            SortedMap<EpisodeKey, Episode> base,
            RecentSupports recent,
            FoldObserver observer) {
        this.patterns = patterns;
        this.scope = scope;
        this.observer = observer;
        this.seen = new SeenSupports(patterns, recent);
        this.base = new TreeMap<>();
        base.forEach((key, episode) -> {
            if (patterns.named(key.pattern()).isPresent()) {
                this.base.put(key, episode);
                keys.computeIfAbsent(key.pattern(), any -> new TreeSet<>()).add(key);
            }
        });
    }

    /**
     * Episodes without what these patterns cannot make anything of: a definition that was changed may have lost conditions,
     * supports or fields of the key that an episode still knows.
     */
    public static SortedMap<EpisodeKey, Episode> fitting(
            Collection<CompiledPattern> patterns, SortedMap<EpisodeKey, Episode> episodes) {
        SortedMap<EpisodeKey, Episode> fitting = new TreeMap<>();
        for (CompiledPattern pattern : patterns) {
            Fitting fit = new Fitting(pattern);
            episodes.forEach((key, episode) -> {
                if (key.pattern().equals(pattern.name()) && fit.has(key)) {
                    fitting.put(key, fit.of(episode));
                }
            });
        }
        return fitting;
    }

    /**
     * Folds buckets and gives what then holds.
     *
     * @param buckets in {@linkplain SignalBucket#CANONICAL canonical order}, each once
     * @param limit time up to which nothing is still to come; quiet is judged, and cases settle, only below it
     */
    public Result fold(List<SignalBucket> buckets, Instant limit) {
        for (SignalBucket bucket : buckets) {
            for (CompiledPattern pattern : patterns.concernedBy(bucket.signal())) {
                fold(pattern, bucket, limit);
            }
            seen.add(bucket);
        }
        passed.forEach(this::forget);
        base.forEach((key, episode) -> {
            if (episode.restless()) {
                touch(key);
            }
        });
        boolean opened = false;
        for (EpisodeFold fold : touched.values()) {
            opened |= fold.elapse(limit);
        }
        if (opened) {
            relate();
        }
        return result(limit);
    }

    private Result result(Instant limit) {
        List<Incident> incidents = new ArrayList<>();
        SortedMap<EpisodeKey, Episode> episodes = new TreeMap<>(base);
        touched.forEach((key, fold) -> {
            fold.settle(limit).forEach(ended -> {
                observer.stands(key, ended);
                incidents.add(rendering(key, ended).incident(true));
            });
            fold.cases().forEach(open -> {
                observer.stands(key, open);
                incidents.add(rendering(key, open).incident(false));
            });
            Episode episode = fold.freeze();
            boolean common = key.equals(EpisodeKey.anyOf(key.pattern()));
            if (common ? !episode.equals(Episode.EMPTY) : !episode.idle()) {
                episodes.put(key, episode);
            } else {
                episodes.remove(key);
            }
        });
        return new Result(episodes, incidents);
    }

    private void fold(CompiledPattern pattern, SignalBucket bucket, Instant limit) {
        Optional<EpisodeKey> key =
                EpisodeKey.of(pattern.name(), pattern.definition().key(), bucket.fields());
        boolean opened = false;
        if (pattern.conditionsFor(bucket.signal()).isEmpty() && !minded(pattern, key, bucket.signal())) {
            passed.put(pattern.name(), bucket.first());
            return;
        }
        if (key.isEmpty()) {
            touch(EpisodeKey.anyOf(pattern.name()));
        }
        for (EpisodeKey each : key.map(List::of).orElseGet(() -> keysOf(pattern.name()))) {
            opened |= touch(each).apply(bucket, limit);
        }
        if (opened) {
            relate();
        }
    }

    /** Whether a signal that no condition names makes a difference to any episode, or may to one that is not there yet. */
    private boolean minded(CompiledPattern pattern, Optional<EpisodeKey> key, String signal) {
        if (pattern.measures(signal) && RequestsPerProcess.minds(Optional.empty(), signal)) {
            return true;
        }
        for (EpisodeKey each : key.map(List::of).orElseGet(() -> keysOf(pattern.name()))) {
            EpisodeFold fold = touched.get(each);
            Episode episode = base.getOrDefault(each, Episode.EMPTY);
            if (fold != null
                    ? fold.minds(signal)
                    : episode.restless()
                            || pattern.measures(signal) && RequestsPerProcess.minds(episode.measure(), signal)) {
                return true;
            }
        }
        return false;
    }

    /** As if the buckets that were passed over had told the pattern's episodes what time it is. */
    private void forget(String pattern, Instant before) {
        for (EpisodeKey key : keysOf(pattern)) {
            if (touched.containsKey(key)
                    || base.getOrDefault(key, Episode.EMPTY).remembers()) {
                touch(key).forgetBefore(before);
            }
        }
    }

    private EpisodeFold touch(EpisodeKey key) {
        EpisodeFold known = touched.get(key);
        if (known == null) {
            known = new EpisodeFold(
                    patterns.named(key.pattern()).orElseThrow(), scope, key, startOf(key), seen, observer);
            touched.put(key, known);
            keys.computeIfAbsent(key.pattern(), any -> new TreeSet<>()).add(key);
        }
        return known;
    }

    /** A key not seen before starts with what concerned every key: a stop of the whole server, say. */
    private Episode startOf(EpisodeKey key) {
        Episode known = base.get(key);
        if (known != null) {
            return known;
        }
        EpisodeKey any = EpisodeKey.anyOf(key.pattern());
        EpisodeFold common = touched.get(any);
        return common != null ? common.freeze() : base.getOrDefault(any, Episode.EMPTY);
    }

    private List<EpisodeKey> keysOf(String pattern) {
        return List.copyOf(keys.getOrDefault(pattern, Collections.emptySortedSet()));
    }

    /** Gives every case the case it leads to or follows from, once that is there. */
    private void relate() {
        for (CompiledPattern pattern : patterns.all()) {
            for (ChildOf parent : pattern.definition().childOf()) {
                for (EpisodeKey key : keysOf(pattern.name())) {
                    relate(key, touch(key), parent);
                }
            }
        }
    }

    private void relate(EpisodeKey childKey, EpisodeFold childFold, ChildOf wanted) {
        for (Case child : List.copyOf(childFold.cases())) {
            if (child.parent().isPresent()) {
                continue;
            }
            String culprit = wanted.same() ? rendering(childKey, child).culpritName() : "";
            patterns.all().stream()
                    .filter(pattern -> pattern.definition().pattern().equals(wanted.pattern()))
                    .flatMap(pattern -> keysOf(pattern.name()).stream())
                    .flatMap(key -> touch(key).cases().stream()
                            .filter(parent -> IncidentRendering.overlap(child, parent)
                                    && (!wanted.same()
                                            || rendering(key, parent)
                                                    .culpritName()
                                                    .equals(culprit))))
                    .findFirst()
                    .ifPresent(parent -> childFold.setParent(child, parent.id()));
        }
    }

    private IncidentRendering rendering(EpisodeKey key, Case of) {
        return new IncidentRendering(patterns.named(key.pattern()).orElseThrow(), scope, key, of);
    }
}
