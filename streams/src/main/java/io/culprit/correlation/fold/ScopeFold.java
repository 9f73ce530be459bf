package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition.ChildOf;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

    private final Map<String, CompiledPattern> patterns = new TreeMap<>();
    private final Scope scope;
    private final FoldObserver observer;
    private final SortedMap<EpisodeKey, Episode> base = new TreeMap<>();
    private final Map<String, SortedSet<EpisodeKey>> keys = new TreeMap<>();
    private final SortedMap<EpisodeKey, EpisodeFold> touched = new TreeMap<>();

    /**
     * Starts a fold.
     *
     * @param patterns the patterns of this kind of scope
     * @param base episodes to start from; not changed. Those of patterns that are no longer there are dropped
     */
    public ScopeFold(Collection<CompiledPattern> patterns, Scope scope, SortedMap<EpisodeKey, Episode> base) {
        this(patterns, scope, base, FoldObserver.NONE);
    }

    /** The same, told to an observer. */
    public ScopeFold(
            Collection<CompiledPattern> patterns,
            Scope scope,
            SortedMap<EpisodeKey, Episode> base,
            FoldObserver observer) {
        this.scope = scope;
        this.observer = observer;
        patterns.forEach(pattern -> {
            this.patterns.put(pattern.name(), pattern);
            keys.put(pattern.name(), new TreeSet<>());
        });
        base.forEach((key, episode) -> {
            if (this.patterns.containsKey(key.pattern())) {
                this.base.put(key, episode);
                keys.get(key.pattern()).add(key);
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
            for (CompiledPattern pattern : patterns.values()) {
                if (pattern.signals().contains(bucket.signal())) {
                    fold(pattern, bucket, limit);
                }
            }
        }
        base.keySet().forEach(this::touch);
        List<Incident> incidents = new ArrayList<>();
        SortedMap<EpisodeKey, Episode> episodes = new TreeMap<>();
        boolean opened = false;
        for (EpisodeFold fold : touched.values()) {
            opened |= fold.elapse(limit, limit);
        }
        if (opened) {
            relate();
        }
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
            }
        });
        return new Result(episodes, incidents);
    }

    private void fold(CompiledPattern pattern, SignalBucket bucket, Instant limit) {
        Optional<EpisodeKey> key =
                EpisodeKey.of(pattern.name(), pattern.definition().key(), bucket.fields());
        boolean opened = false;
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

    private EpisodeFold touch(EpisodeKey key) {
        EpisodeFold known = touched.get(key);
        if (known == null) {
            known = new EpisodeFold(patterns.get(key.pattern()), scope, key, startOf(key), observer);
            touched.put(key, known);
            keys.get(key.pattern()).add(key);
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
        for (CompiledPattern pattern : patterns.values()) {
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
            patterns.values().stream()
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
        return new IncidentRendering(patterns.get(key.pattern()), scope, key, of);
    }
}
