package io.culprit.correlation.scope;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** How often a scope is folded again for the sake of figures, which are published far more seldom. */
    private static final Duration FIGURES_EVERY = Duration.ofSeconds(1);

    private final Catalogue catalogue;
    private final ScopeState state;
    private final Output output;
    private final Clock clock;

    /** Those that have patterns. */
    private final List<ScopeKind> kinds = new ArrayList<>();

    private final Map<ScopeKind, Set<String>> wanted = new EnumMap<>(ScopeKind.class);
    private final Map<ScopeKind, CompiledPatterns> patterns = new EnumMap<>(ScopeKind.class);
    private final Map<Scope, OpenScope> open = new HashMap<>();
    private final Set<String> names;
    private final Set<Scope> changed = new HashSet<>();
    private final Map<Scope, Instant> held = new TreeMap<>();
    private final SilenceWatch silence;
    private final FleetCorrelation fleets;
    private final Set<String> ungrouped = new TreeSet<>();

    /** How often something was said at the end of input: it is held back by nothing that was said before. */
    private int endings;

    private final FoldObserver observer;
    private final ServiceFeeds feeds;

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
        this.names = catalogue.patternNames();
        this.feeds = new ServiceFeeds(state);
        this.silence = new SilenceWatch(state, feeds, output::transition, catalogue.silences(), clock);
        this.fleets = new FleetCorrelation(state, feeds, output::transition, catalogue, clock);
        for (ScopeKind kind : ScopeKind.values()) {
            wanted.put(kind, catalogue.signals(kind));
            patterns.put(kind, new CompiledPatterns(catalogue.patterns(kind)));
            if (!patterns.get(kind).all().isEmpty()) {
                kinds.add(kind);
            }
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
            for (ScopeKind kind : kinds) {
                if (wanted.get(kind).contains(bucket.signal())) {
                    take(scope(kind, bucket), bucket);
                }
            }
        } else if (record instanceof Frontier frontier) {
            HeardFeed heard = new HeardFeed(frontier, clock.instant());
            Optional<HeardFeed> before = feeds.hear(heard);
            for (ScopeKind kind : kinds) {
                advance(scope(kind, frontier), before, heard);
            }
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
            List<Scope> scopes = changed.stream().sorted().toList();
            changed.clear();
            scopes.forEach(scope -> speculate(scope, List.of(), atEnd));
            regroup(atEnd);
        } while (!changed.isEmpty());
    }

    private void take(Scope scope, SignalBucket bucket) {
        OpenScope own = open(scope);
        if (own.reached().filter(base -> !bucket.end().isAfter(base)).isPresent()) {
            refuse(scope, bucket);
            return;
        }
        own.take(bucket);
        if (patterns.get(kindOf(scope)).decides(bucket.signal())) {
            changed.add(scope);
        } else {
            held.merge(scope, clock.instant().plus(FIGURES_EVERY), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    private OpenScope open(Scope scope) {
        return open.computeIfAbsent(scope, any -> new OpenScope(scope, state, patterns.get(kindOf(scope)), observer));
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

    private void advance(Scope scope, Optional<HeardFeed> before, HeardFeed heard) {
        OpenScope own = open(scope);
        if (!own.hangsOn(before, heard, catalogue.step())) {
            return;
        }
        Watermark watermark = new Watermark(scope, feeds.of(scope.service()), heard.heardAt());
        Optional<Instant> complete = watermark.complete().map(time -> SignalBucket.floor(time, catalogue.step()));
        Optional<Instant> base = own.reached();
        List<Incident> settled = List.of();
        if (complete.isPresent() && (base.isEmpty() || complete.get().isAfter(base.get()))) {
            List<Incident> holding = own.advance(complete.get());
            if (!holding.isEmpty() || own.said()) {
                settled = holding.stream().filter(Incident::settled).toList();
                changed.add(scope);
            }
        }
        own.looked(watermark, heard, catalogue.step());
        if (!settled.isEmpty() || watermark.ended()) {
            changed.remove(scope);
            speculate(scope, settled, watermark.ended());
        }
    }

    private static ScopeKind kindOf(Scope scope) {
        return scope.host().isEmpty() ? ScopeKind.SERVICE : ScopeKind.HOST;
    }

    private void speculate(Scope scope, List<Incident> settled, boolean atEnd) {
        if (SilenceWatch.holds(scope)) {
            return;
        }
        if (FleetCorrelation.holds(scope)) {
            ungrouped.add(scope.service());
            return;
        }
        held.remove(scope);
        OpenScope own = open(scope);
        Map<String, Published> said = state.publishedOf(scope);
        if (settled.isEmpty() && said.isEmpty() && !own.restless() && !fleets.knows(scope)) {
            return;
        }
        List<Incident> holding = new ArrayList<>(settled);
        holding.addAll(own.pending());
        holding = catalogue.silences().applied(fleets.placed(scope, holding));
        if (holding.isEmpty() && said.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Publication.Result result = Publication.of(
                said,
                holding,
                new Watermark(scope, feeds.of(scope.service()), now).coverage(),
                names,
                paced(now, atEnd));
        state.replacePublished(scope, said, result.published());
        own.said(!result.published().isEmpty());
        result.heldUntil().ifPresent(due -> held.put(scope, due));
        result.transitions().forEach(output::transition);
        ungrouped.add(scope.service());
    }

    private Instant paced(Instant now, boolean atEnd) {
        return atEnd ? now.plus(Publication.PACE.multipliedBy(++endings)) : now;
    }

    /** Groups the incidents of services anew of which some changed; that may change their parents in turn. */
    private void regroup(boolean atEnd) {
        for (String service : List.copyOf(ungrouped)) {
            Instant now = clock.instant();
            Scope fleet = FleetCorrelation.scope(service);
            FleetCorrelation.Regrouped regrouped = fleets.regrouped(service, paced(now, atEnd));
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
