package io.culprit.correlation.scope;

import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.fold.ScopeFold;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.correlation.watermark.Watermark;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One scope at work: its base, and the buckets above it, in memory; what changes is stored at once. */
final class OpenScope {

    /** How often it is looked whether a silent feed is to be left out. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Scope scope;
    private final ScopeState state;
    private final CompiledPatterns patterns;
    private final FoldObserver observer;
    private final ScopeBuckets buckets;
    private final ScopeFold base;
    private SortedMap<EpisodeKey, Episode> stored = Collections.emptySortedMap();
    private Optional<Instant> reached;
    private Instant nextLook = Instant.MIN;
    private Optional<HeardFeed> heldBack = Optional.empty();
    private boolean said;

    /** Takes up what is stored, without what the patterns now in force cannot make anything of. */
    OpenScope(Scope scope, ScopeState state, CompiledPatterns patterns, FoldObserver observer) {
        this.scope = scope;
        this.state = state;
        this.patterns = patterns;
        this.observer = observer;
        this.buckets = new ScopeBuckets(scope, state, patterns);
        SortedMap<EpisodeKey, Episode> all = state.episodesOf(scope);
        SortedMap<EpisodeKey, Episode> fitting = ScopeFold.fitting(patterns.all(), all);
        state.replaceEpisodes(scope, all, fitting);
        this.stored = fitting;
        this.base = new ScopeFold(patterns, scope, fitting, buckets.recent(), observer);
        this.reached = state.baseOf(scope);
        this.said = !state.publishedOf(scope).isEmpty();
    }

    /** Whether something was said of it that is not settled. */
    boolean said() {
        return said;
    }

    void said(boolean something) {
        said = something;
    }

    /** Event time up to which everything is folded for good. */
    Optional<Instant> reached() {
        return reached;
    }

    /**
     * Whether the word of a feed may move the base: it was held back by what that feed had said before and by no other that is
     * known, or the feed ends, or it is time to look which feeds are silent.
     */
    boolean hangsOn(Optional<HeardFeed> before, HeardFeed heard, Duration step) {
        if (before.isEmpty() || reached.isEmpty() || !heard.heardAt().isBefore(nextLook)) {
            return true;
        }
        if (!before.get().open() || !heard.open()) {
            return true;
        }
        if (heldBack.isPresent()) {
            return heldBack.get() == before.get();
        }
        return before.get().isShortOf(reached.get().plus(step));
    }

    /**
     * The watermark was looked at.
     *
     * @param heard the word because of which it was
     */
    void looked(Watermark watermark, HeardFeed heard, Duration step) {
        nextLook = heard.heardAt().plus(LOOK_EVERY);
        heldBack = reached.flatMap(base -> watermark.shortOf(base.plus(step), heard));
    }

    /** Takes a bucket above the base, or a later version of it. */
    void take(SignalBucket bucket) {
        buckets.take(bucket);
    }

    /**
     * Moves the base.
     *
     * @param limit event time up to which nothing is still to come
     * @return what holds at the base, and what is settled by it
     */
    List<Incident> advance(Instant limit) {
        List<SignalBucket> finals = buckets.endingBy(limit);
        List<Incident> incidents = List.of();
        if (!finals.isEmpty() || !base.isEmpty()) {
            observer.begins(scope, false);
            incidents = base.fold(finals, limit);
            store();
        }
        reached = Optional.of(limit);
        state.moveBase(scope, limit);
        buckets.settle(finals, limit);
        return incidents;
    }

    private void store() {
        if (state.keepsEpisodes()) {
            SortedMap<EpisodeKey, Episode> now = base.episodes();
            state.replaceEpisodes(scope, stored, now);
            stored = now;
        }
    }

    /** Whether what is pending can make a difference to what holds; an observer is told of what made none, too. */
    boolean restless() {
        return base.restless() || buckets.mayOpen() || observer != FoldObserver.NONE;
    }

    /** What holds when what is pending is folded, too; changes nothing. */
    List<Incident> pending() {
        observer.begins(scope, true);
        return base.speculative().fold(buckets.pending(), reached.orElse(Instant.EPOCH));
    }
}
