package io.culprit.correlation.fold;

import io.culprit.correlation.fold.Waiting.Timer;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Condition;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Folds buckets into one episode: a working copy, to be frozen when done.
 *
 * <p>Buckets must come in canonical order. Quiet is judged only up to the limit given, below which nothing is still to
 * come.
 */
final class EpisodeFold {

    private final CompiledPattern pattern;
    private final EpisodeKey key;
    private final Tracks tracks;
    private final Candidates candidates;
    private final Waiting waiting;
    private final Supports supports;
    private final FoldObserver observer;
    private final Cases cases;
    private Optional<RequestsPerProcess> measure;
    private Instant now = Instant.MIN;

    EpisodeFold(
            CompiledPattern pattern,
            Scope scope,
            EpisodeKey key,
            Episode base,
            SeenSupports seen,
            FoldObserver observer) {
        this.observer = observer;
        this.pattern = pattern;
        this.key = key;
        this.tracks = new Tracks(pattern, base.tracks());
        this.candidates = new Candidates(base.candidates());
        this.waiting = new Waiting(pattern, base.waiting());
        this.supports = new Supports(pattern, key, seen, base);
        this.cases = new Cases(pattern, scope, key, tracks, supports, base.cases());
        this.measure = base.measure();
    }

    Episode freeze() {
        return new Episode(
                tracks.freeze(),
                candidates.freeze(),
                waiting.freeze(),
                supports.freeze(),
                supports.since(),
                cases.all(),
                measure);
    }

    Optional<RequestsPerProcess> measure() {
        return measure;
    }

    /** Whether the mere lapse of time may change it, or whether it has anything to tell. */
    boolean restless() {
        return !waiting.isEmpty() || !cases.all().isEmpty();
    }

    /** Whether it remembers what it may forget some time. */
    boolean remembers() {
        return !tracks.isEmpty() || !candidates.isEmpty();
    }

    /** Whether there is nothing in it that a new episode would not start with. */
    boolean idle() {
        return !restless()
                && !remembers()
                && measure.filter(RequestsPerProcess::ofThisKey).isEmpty();
    }

    List<Case> cases() {
        return cases.all();
    }

    /**
     * Takes one bucket.
     *
     * @param limit time up to which quiet may be judged
     * @return whether a case was opened by it
     */
    boolean apply(SignalBucket bucket, Instant limit) {
        cases.reach(() -> FoldPosition.of(bucket));
        boolean opened = elapse(bucket.first(), limit);
        forgetBefore(bucket.first());
        now = bucket.first();
        if (pattern.measures(bucket.signal())) {
            measure = Optional.of(measure.orElse(RequestsPerProcess.UNKNOWN).plus(bucket));
        }
        for (String name : pattern.conditionsFor(bucket.signal())) {
            opened |= offer(name, bucket);
        }
        for (String name : pattern.supportsFor(bucket.signal())) {
            cases.support(name, bucket);
        }
        return opened;
    }

    /** Forgets what cannot matter from a time on. */
    void forgetBefore(Instant time) {
        tracks.forgetBefore(time);
        candidates.forgetBefore(time, pattern.definition().conditions());
        supports.forgetBefore(time);
    }

    /** Whether a signal that no condition names makes any difference now. */
    boolean minds(String signal) {
        return !waiting.isEmpty()
                || cases.firing()
                || pattern.measures(signal) && RequestsPerProcess.minds(measure, signal);
    }

    /**
     * Lets time pass to the end of a fold.
     *
     * @return whether a case was opened by it
     */
    boolean elapse(Instant limit) {
        cases.reach(() -> FoldPosition.behind(limit));
        return elapse(limit, limit);
    }

    /** Lets time pass: conditions that waited for it are met, and a case that was quiet for long enough ends. */
    private boolean elapse(Instant until, Instant limit) {
        Instant reached = until.isAfter(limit) ? limit : until;
        boolean opened = false;
        for (Optional<Timer> due = waiting.due(reached); due.isPresent(); due = waiting.due(reached)) {
            Timer timer = due.get();
            cases.endWhenQuiet(timer.due(), limit);
            Condition condition = pattern.condition(timer.condition());
            now = timer.due();
            if (!tracks.holdAny(condition.unless(), timer.due())) {
                Match lapsed = timer.since().as(timer.condition(), timer.due(), List.of(timer.since()));
                opened |= meet(lapsed, timer.due());
            }
        }
        cases.endWhenQuiet(until, limit);
        return opened;
    }

    /** Removes and returns the cases that no later evidence can reopen. */
    List<Case> settle(Instant limit) {
        return cases.settle(limit);
    }

    void setParent(Case child, String parent) {
        cases.setParent(child, parent);
    }

    private boolean offer(String name, SignalBucket bucket) {
        Condition condition = pattern.condition(name);
        if (!condition.accepts(bucket.signal(), bucket.fields())
                || tracks.holdAny(condition.unless(), bucket.first())) {
            refuse(name, condition, bucket);
            return false;
        }
        if (observer == FoldObserver.NONE && pattern.onlyCounted(name)) {
            tracks.count(name, bucket);
            return false;
        }
        List<Match> follows = tracks.predecessors(condition, bucket);
        if (condition.after().isPresent() && follows.isEmpty()) {
            refuse(name, condition, bucket);
            return false;
        }
        return meet(Match.of(name, bucket, follows), bucket.first());
    }

    private void refuse(String name, Condition condition, SignalBucket bucket) {
        if (observer != FoldObserver.NONE) {
            observer.refused(key, name, bucket, Refusal.of(condition, bucket, tracks));
        }
    }

    /**
     * Takes a match of a condition; where one is not enough, waits until there are enough.
     *
     * @param at when it came to be: later than the match itself, where that had to wait for others of its kind
     */
    private boolean meet(Match match, Instant at) {
        Condition condition = pattern.condition(match.condition());
        boolean measured = condition
                .measured()
                .filter(wanted -> measure.filter(
                                figure -> figure.limit(key.fields().getOrDefault("group", ""))
                                        .meets(wanted))
                        .isEmpty())
                .isEmpty();
        List<Match> counted = measured ? List.of(match) : List.of();
        if (condition.counts() && (condition.sustained() || !extendsCase(match))) {
            long all = condition
                    .share()
                    .map(share ->
                            tracks.count(share.of(), match, condition.span().orElseThrow()))
                    .orElse(0L);
            counted = candidates.with(match, condition, all, measured);
        }
        if (counted.isEmpty()) {
            if (observer != FoldObserver.NONE) {
                observer.tooFew(key, match, candidates.count(match.condition(), condition));
            }
            return false;
        }
        Instant reached = condition.counts() ? later(at, match.last()) : at;
        boolean opened = opens(condition, counted, reached);
        for (Match each : counted) {
            opened |= settleIn(condition, each, reached);
        }
        return opened;
    }

    /** What a match that met its condition means to the other conditions. */
    private boolean settleIn(Condition condition, Match match, Instant reached) {
        observer.met(key, match);
        pattern.clearedBy(match.condition()).forEach(name -> {
            tracks.clear(name);
            candidates.clear(name);
        });
        tracks.follow(condition, match);
        tracks.keep(match);
        waiting.heard(match);
        if (pattern.definition().recover().filter(match.condition()::equals).isPresent()) {
            cases.recover(reached);
        }
        boolean opened = false;
        for (String joined : pattern.joinedBy(match.condition())) {
            Condition whole = pattern.condition(joined);
            List<Match> members = tracks.members(whole, match);
            if (!members.isEmpty() && !tracks.holdAny(whole.unless(), match.last())) {
                opened |= meet(match.as(joined, match.last(), members), later(reached, match.last()));
            }
        }
        return opened;
    }

    private boolean opens(Condition condition, List<Match> counted, Instant reached) {
        Match latest = counted.get(counted.size() - 1);
        if (!latest.condition().equals(pattern.definition().open()) || !concernsOneKey()) {
            return false;
        }
        if (extendsCase(latest)) {
            counted.forEach(match -> cases.extend(match, measure, now));
            return false;
        }
        cases.open(counted, reached, measure, now);
        if (!condition.sustained()) {
            candidates.clear(latest.condition());
        }
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean concernsOneKey() {
        return key.fields().size() == pattern.definition().key().size();
    }

    /** Whether a match is further evidence of the case that is there. */
    private boolean extendsCase(Match match) {
        return match.condition().equals(pattern.definition().open()) && cases.belongsToLast(match.first());
    }
}
