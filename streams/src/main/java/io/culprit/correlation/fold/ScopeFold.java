package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.pattern.CompiledPatterns.Concern;
import io.culprit.correlation.pattern.PatternDefinition.ChildOf;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds buckets into the episodes of one scope.
 *
 * <p>The fold of a scope's base lives as long as its scope and takes the buckets that have become final. What is still pending
 * is folded again and again, each time by a fold that starts from the base's episodes and is thrown away; the difference is
 * published. The outcome hangs on the episodes and the buckets alone.
 */
public final class ScopeFold {

    private final CompiledPatterns patterns;
    private final Scope scope;
    private final RecentSupports recent;
    private final FoldObserver observer;
    private final Renderings renderings;
    private final SeenSupports seen;
    private final LiveEpisodes episodes;

    /** By pattern, the time of the last bucket that made no difference but that time went on. */
    private final Map<String, Instant> passed = new HashMap<>();

    /** By signal, the same for all patterns that it only supports, when none of them was alert. */
    private final Map<String, Instant> passedByAll = new HashMap<>();

    /** Whether a signal that no condition names may make a difference to any episode. */
    private boolean alert;

    /**
     * Starts a fold.
     *
     * @param patterns the patterns of this kind of scope
     * @param from episodes to start from; not changed. Those of patterns that are no longer there are dropped
     * @param recent buckets folded before that may support what is folded now; not changed
     * @param observer is told what the fold decides
     */
    public ScopeFold(
            CompiledPatterns patterns,
            Scope scope,
            SortedMap<EpisodeKey, Episode> from,
            RecentSupports recent,
            FoldObserver observer) {
        this(patterns, scope, from, recent, observer, new Renderings(scope));
    }

    private ScopeFold(
            CompiledPatterns patterns,
            Scope scope,
            SortedMap<EpisodeKey, Episode> from,
            RecentSupports recent,
            FoldObserver observer,
            Renderings renderings) {
        this.patterns = patterns;
        this.scope = scope;
        this.recent = recent;
        this.observer = observer;
        this.renderings = renderings;
        this.seen = new SeenSupports(patterns, recent);
        this.episodes = new LiveEpisodes(patterns, scope, from, seen, observer);
        this.alert = episodes.anyAlert();
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

    /** Whether it holds no episode, so that the lapse of time changes nothing. */
    public boolean isEmpty() {
        return episodes.isEmpty();
    }

    /** Whether the mere lapse of time may change an episode, or one has anything to tell. */
    public boolean restless() {
        return episodes.anyRestless();
    }

    /** A fold that starts from where this one stands, and does not change it. */
    public ScopeFold speculative() {
        return new ScopeFold(patterns, scope, episodes.freeze(), recent, observer, renderings);
    }

    /** The episodes as they now are. */
    public SortedMap<EpisodeKey, Episode> episodes() {
        return episodes.freeze();
    }

    /**
     * Folds buckets and gives what then holds.
     *
     * @param buckets in {@linkplain SignalBucket#CANONICAL canonical order}, each once
     * @param limit time up to which nothing is still to come; quiet is judged, and cases settle, only below it
     * @return every case not settled before, in words, without revision and coverage
     */
    public List<Incident> fold(List<SignalBucket> buckets, Instant limit) {
        for (SignalBucket bucket : buckets) {
            fold(bucket, limit);
            seen.add(bucket);
        }
        passed.forEach(this::forget);
        passed.clear();
        passedByAll.forEach((signal, time) -> patterns.concernsOf(signal).forEach(concern -> {
            if (!concern.byCondition()) {
                forget(concern.pattern().name(), time);
            }
        }));
        passedByAll.clear();
        boolean opened = false;
        for (LiveEpisode episode : episodes.touchedOrRestless()) {
            opened |= episode.elapse(limit);
        }
        if (opened) {
            relate();
        }
        List<Incident> incidents = conclude(limit);
        seen.forget();
        alert = episodes.anyAlert();
        return incidents;
    }

    /** Puts into words what there is of cases, and forgets what is over. */
    private List<Incident> conclude(Instant limit) {
        List<Incident> incidents = new ArrayList<>();
        List<Case> standing = new ArrayList<>();
        for (LiveEpisode episode : episodes.touchedOrRestless()) {
            for (Case ended : episode.settle(limit)) {
                observer.stands(episode.key(), ended);
                incidents.add(renderings.settled(episode, ended));
            }
            for (Case open : episode.cases()) {
                observer.stands(episode.key(), open);
                incidents.add(renderings.open(episode, open));
                standing.add(open);
            }
            episode.rest();
            if (episode.isOver()) {
                episodes.remove(episode.key());
            }
        }
        renderings.retain(standing);
        return incidents;
    }

    private void fold(SignalBucket bucket, Instant limit) {
        for (Concern concern : patterns.concernsOf(bucket.signal())) {
            if (alert
                    || concern.byCondition()
                    || concern.measured() && RequestsPerProcess.minds(Optional.empty(), bucket.signal())) {
                fold(concern.pattern(), concern.byCondition(), bucket, limit);
            } else {
                passed(passedByAll, bucket.signal(), bucket);
            }
        }
    }

    /** A wider bucket may have begun before those that were folded already. */
    private static void passed(Map<String, Instant> times, String name, SignalBucket bucket) {
        Instant before = times.put(name, bucket.first());
        if (before != null && before.isAfter(bucket.first())) {
            times.put(name, before);
        }
    }

    private void fold(CompiledPattern pattern, boolean byCondition, SignalBucket bucket, Instant limit) {
        Optional<EpisodeKey> key =
                EpisodeKey.of(pattern.name(), pattern.definition().key(), bucket.fields());
        if (!byCondition && !minded(pattern, key, bucket.signal())) {
            passed(passed, pattern.name(), bucket);
            return;
        }
        boolean opened = false;
        if (key.isPresent()) {
            opened = apply(episodes.of(pattern, key.get()), bucket, limit);
            if (key.get().isCut()) {
                for (LiveEpisode each : List.copyOf(episodes.of(pattern.name()))) {
                    if (!each.key().equals(key.get()) && key.get().covers(each.key())) {
                        opened |= apply(each, bucket, limit);
                    }
                }
            }
        } else {
            episodes.of(pattern, EpisodeKey.anyOf(pattern.name())).touch();
            for (LiveEpisode each : List.copyOf(episodes.of(pattern.name()))) {
                opened |= apply(each, bucket, limit);
            }
        }
        if (opened) {
            relate();
        }
    }

    private boolean apply(LiveEpisode episode, SignalBucket bucket, Instant limit) {
        boolean opened = episode.apply(bucket, limit);
        alert |= episode.alert();
        return opened;
    }

    /** Whether a signal that no condition names makes a difference to any episode, or may to one that is not there yet. */
    private boolean minded(CompiledPattern pattern, Optional<EpisodeKey> key, String signal) {
        if (pattern.measures(signal) && RequestsPerProcess.minds(Optional.empty(), signal)) {
            return true;
        }
        for (LiveEpisode each : episodes.of(pattern.name())) {
            if ((key.isEmpty() || key.get().covers(each.key())) && each.minds(signal)) {
                return true;
            }
        }
        return false;
    }

    /** As if the buckets that were passed over had told the pattern's episodes what time it is. */
    private void forget(String pattern, Instant before) {
        episodes.of(pattern).forEach(episode -> episode.forgetBefore(before));
    }

    /** Gives every case the case it leads to or follows from, once that is there. */
    private void relate() {
        for (CompiledPattern pattern : patterns.all()) {
            for (ChildOf parent : pattern.definition().childOf()) {
                episodes.of(pattern.name()).forEach(child -> relate(child, parent));
            }
        }
    }

    private void relate(LiveEpisode of, ChildOf wanted) {
        for (Case child : List.copyOf(of.cases())) {
            if (child.parent().isPresent()) {
                continue;
            }
            String culprit = wanted.same() ? renderings.of(of, child).culpritName() : "";
            patterns.all().stream()
                    .filter(pattern -> pattern.definition().pattern().equals(wanted.pattern()))
                    .flatMap(pattern -> episodes.of(pattern.name()).stream())
                    .flatMap(episode -> episode.cases().stream()
                            .filter(parent -> overlap(child, parent)
                                    && (!wanted.same()
                                            || renderings
                                                    .of(episode, parent)
                                                    .culpritName()
                                                    .equals(culprit))))
                    .findFirst()
                    .ifPresent(parent -> of.setParent(child, parent.id()));
        }
    }

    private static boolean overlap(Case child, Case parent) {
        return ChildOf.overlaps(child.firstEvidence(), child.resolvedAt(), parent.firstEvidence(), parent.resolvedAt());
    }
}
