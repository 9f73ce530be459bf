package io.culprit.correlation.scope;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.fold.ScopeFold;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.correlation.publish.Publication;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.correlation.watermark.Watermark;
import io.culprit.incident.Coverage;
import io.culprit.incident.Incident;
import io.culprit.signal.Frontier;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Correlates the scopes of one partition.
 *
 * <p>Buckets at or below the watermark are folded into the base, once and in canonical order; those above it are folded on
 * a copy of the base whenever something new was heard, and the difference to what was said is published. So a match is
 * told before the watermark reaches it, and withdrawn when it turns out otherwise.
 */
public final class ScopeCorrelation {

    /** Takes what correlation gives. */
    public interface Output {
        void transition(Incident revision);

        /** A bucket that came below its scope's base, and therefore cannot count. */
        void late(Scope scope, SignalBucket bucket);
    }

    private final Catalogue catalogue;
    private final ScopeState state;
    private final Output output;
    private final Clock clock;
    private final Map<ScopeKind, Set<String>> wanted = new EnumMap<>(ScopeKind.class);
    private final Map<ScopeKind, CompiledPatterns> patterns = new EnumMap<>(ScopeKind.class);
    private final Map<Scope, ScopeBuckets> buckets = new HashMap<>();
    private final Set<String> names;
    private final Set<Scope> changed = new TreeSet<>();
    private final Map<Scope, Instant> held = new TreeMap<>();
    private final SilenceWatch silence;
    private final FleetCorrelation fleets;
    private final Set<String> ungrouped = new TreeSet<>();

    /** How often the end was told: what is said of a fleet then is held back by nothing that was said before. */
    private int endings;

    private final Set<Scope> fitted = new HashSet<>();
    private final FoldObserver observer;

    public ScopeCorrelation(Catalogue catalogue, ScopeState state, Output output, Clock clock) {
        this(catalogue, state, output, clock, FoldObserver.NONE);
    }

    /** The same, its folds told to an observer. */
    public ScopeCorrelation(Catalogue catalogue, ScopeState state, Output output, Clock clock, FoldObserver observer) {
        this.observer = observer;
        this.catalogue = catalogue;
        this.state = state;
        this.output = output;
        this.clock = clock;
        this.names = catalogue.patterns().stream()
                .map(pattern -> pattern.definition().pattern())
                .collect(Collectors.toSet());
        this.silence = new SilenceWatch(state, output::transition, catalogue.silences(), clock);
        this.fleets = new FleetCorrelation(state, output::transition, names, catalogue.silences(), clock);
        for (ScopeKind kind : ScopeKind.values()) {
            wanted.put(kind, catalogue.signals(kind));
            patterns.put(kind, new CompiledPatterns(catalogue.patterns(kind)));
        }
    }

    /**
     * To be called where the patterns may be others than those that the state was made with: with the next tick, incidents of
     * patterns that are no longer there end.
     */
    public void adopt() {
        changed.addAll(state.scopesSaid());
    }

    /** Takes a bucket or a frontier. */
    public void accept(SignalRecord record) {
        if (record instanceof SignalBucket bucket) {
            wanted.forEach((kind, signals) -> {
                if (signals.contains(bucket.signal())) {
                    take(scope(kind, bucket), bucket);
                }
            });
        } else if (record instanceof Frontier frontier) {
            state.hear(new HeardFeed(frontier, clock.instant()));
            patterns.forEach((kind, own) -> {
                if (!own.all().isEmpty()) {
                    advance(scope(kind, frontier));
                }
            });
        }
    }

    /** Folds what has changed since the last time, and says what was held back for long enough. */
    public void tick() {
        Instant now = clock.instant();
        held.forEach((scope, due) -> {
            if (!due.isAfter(now)) {
                changed.add(scope);
            }
        });
        foldChanged(false);
        silence.look();
    }

    /** Folds what has changed, and what is held back too: at the end of all input nothing is held back. */
    public void finish() {
        changed.addAll(held.keySet());
        foldChanged(true);
    }

    private void foldChanged(boolean atEnd) {
        do {
            List<Scope> scopes = List.copyOf(changed);
            changed.clear();
            scopes.forEach(scope -> speculate(scope, List.of(), atEnd));
            regroup(atEnd);
        } while (!changed.isEmpty());
    }

    private void take(Scope scope, SignalBucket bucket) {
        if (state.baseOf(scope).filter(base -> !bucket.end().isAfter(base)).isPresent()) {
            refuse(scope, bucket);
            return;
        }
        bucketsOf(scope).take(bucket);
        changed.add(scope);
    }

    /** What came too late never changes the base; the incidents of its time say that something is missing from them. */
    private void refuse(Scope scope, SignalBucket bucket) {
        output.late(scope, bucket);
        String source = bucket.exemplars().get(0).source();
        Coverage late = new Coverage(bucket.host() + ":" + source, Coverage.LATE, Optional.of(bucket.last()));
        for (Published said : state.publishedOf(scope).values()) {
            Incident incident = said.incident();
            boolean ofItsTime = !bucket.last().isBefore(incident.firstEvidenceAt())
                    && !bucket.first().isAfter(incident.lastEvidenceAt());
            Optional<Published> marked = ofItsTime ? Publication.marked(said, late, clock.instant()) : Optional.empty();
            marked.ifPresent(revision -> {
                state.keepPublished(scope, revision);
                output.transition(revision.incident());
            });
        }
    }

    private void advance(Scope scope) {
        Watermark watermark = new Watermark(scope, state.feedsOf(scope.service()), clock.instant());
        Optional<Instant> complete = watermark.complete().map(time -> SignalBucket.floor(time, catalogue.step()));
        Optional<Instant> base = state.baseOf(scope);
        if (complete.isPresent() && (base.isEmpty() || complete.get().isAfter(base.get()))) {
            advance(scope, complete.get(), watermark.ended());
        } else if (watermark.ended()) {
            speculate(scope, List.of(), true);
        }
    }

    private void advance(Scope scope, Instant limit, boolean ended) {
        ScopeBuckets own = bucketsOf(scope);
        List<SignalBucket> finals = own.endingBy(limit);
        SortedMap<EpisodeKey, Episode> before = episodesOf(scope);
        List<Incident> settled = List.of();
        if (!finals.isEmpty() || !before.isEmpty()) {
            ScopeFold.Result folded = fold(scope, before, false).fold(finals, limit);
            store(scope, before, folded.episodes());
            settled = folded.incidents().stream().filter(Incident::settled).toList();
        }
        state.moveBase(scope, limit);
        own.settle(finals, limit);
        changed.remove(scope);
        speculate(scope, settled, ended);
    }

    private ScopeBuckets bucketsOf(Scope scope) {
        return buckets.computeIfAbsent(scope, any -> new ScopeBuckets(scope, state, patterns.get(kindOf(scope))));
    }

    /** The episodes of a scope; the first time, without what the patterns now in force cannot make anything of. */
    private SortedMap<EpisodeKey, Episode> episodesOf(Scope scope) {
        SortedMap<EpisodeKey, Episode> all = state.episodesOf(scope);
        if (!fitted.add(scope)) {
            return all;
        }
        SortedMap<EpisodeKey, Episode> fitting =
                ScopeFold.fitting(patterns.get(kindOf(scope)).all(), all);
        store(scope, all, fitting);
        return fitting;
    }

    private ScopeFold fold(Scope scope, SortedMap<EpisodeKey, Episode> from, boolean pending) {
        observer.begins(scope, pending);
        return new ScopeFold(
                patterns.get(kindOf(scope)), scope, from, bucketsOf(scope).recent(), observer);
    }

    private static ScopeKind kindOf(Scope scope) {
        return scope.host().isEmpty() ? ScopeKind.SERVICE : ScopeKind.HOST;
    }

    private void store(Scope scope, SortedMap<EpisodeKey, Episode> before, SortedMap<EpisodeKey, Episode> after) {
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> state.removeEpisode(scope, key));
        after.forEach((key, episode) -> {
            Episode known = before.get(key);
            if (episode != known && !episode.equals(known)) {
                state.keepEpisode(scope, key, episode);
            }
        });
    }

    private void speculate(Scope scope, List<Incident> settled, boolean atEnd) {
        if (SilenceWatch.holds(scope)) {
            return;
        }
        if (FleetCorrelation.holds(scope)) {
            ungrouped.add(scope.service());
            return;
        }
        ScopeFold fold = fold(scope, episodesOf(scope), true);
        List<Incident> holding = new ArrayList<>(settled);
        holding.addAll(fold.fold(bucketsOf(scope).pending(), state.baseOf(scope).orElse(Instant.EPOCH))
                .incidents());
        holding = catalogue.silences().applied(fleets.placed(scope, holding));
        Map<String, Published> said = state.publishedOf(scope);
        if (holding.isEmpty() && said.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Publication.Result result = Publication.of(
                said,
                holding,
                new Watermark(scope, state.feedsOf(scope.service()), now).coverage(),
                names,
                atEnd ? now.plus(Publication.PACE) : now);
        state.replacePublished(scope, said, result.published());
        held.remove(scope);
        result.heldUntil().ifPresent(due -> held.put(scope, due));
        result.transitions().forEach(output::transition);
        ungrouped.add(scope.service());
    }

    /** Groups the incidents of services anew of which some changed; that may change their parents in turn. */
    private void regroup(boolean atEnd) {
        for (String service : List.copyOf(ungrouped)) {
            Instant now = clock.instant();
            Scope fleet = FleetCorrelation.scope(service);
            FleetCorrelation.Regrouped regrouped =
                    fleets.regrouped(service, atEnd ? now.plus(Publication.PACE.multipliedBy(++endings)) : now);
            changed.addAll(regrouped.changed());
            held.remove(fleet);
            regrouped.heldUntil().ifPresent(due -> held.put(fleet, due));
        }
        ungrouped.clear();
    }

    private static Scope scope(ScopeKind kind, SignalRecord record) {
        return kind == ScopeKind.SERVICE ? Scope.service(record.service()) : new Scope(record.service(), record.host());
    }
}
