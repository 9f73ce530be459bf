package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition.RuleOut;
import io.culprit.correlation.pattern.Support;
import io.culprit.incident.Incident.Resolution;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The cases of one episode, from their opening to their end: a working copy.
 *
 * <p>Only the last one can be firing. What their conditions are is decided elsewhere; here is what evidence does to them.
 */
final class Cases {

    private final CompiledPattern pattern;
    private final Scope scope;
    private final EpisodeKey key;
    private final Tracks tracks;
    private final Supports supports;
    private final List<Case> cases;
    private Supplier<FoldPosition> position = () -> FoldPosition.behind(Instant.MIN);

    Cases(CompiledPattern pattern, Scope scope, EpisodeKey key, Tracks tracks, Supports supports, List<Case> base) {
        this.pattern = pattern;
        this.scope = scope;
        this.key = key;
        this.tracks = tracks;
        this.supports = supports;
        this.cases = new ArrayList<>(base);
    }

    List<Case> all() {
        return cases;
    }

    /** Where the fold is: what a case that ends here has had. */
    void reach(Supplier<FoldPosition> here) {
        position = here;
    }

    /** Whether evidence at that time belongs to the case that is there: it is firing, or may still be reopened. */
    boolean belongsToLast(Instant evidence) {
        return current()
                .filter(last -> last.firing()
                        || !evidence.isAfter(last.resolvedAt()
                                .orElseThrow()
                                .plus(pattern.definition().reopen())))
                .isPresent();
    }

    /** Ends the case that is firing, if one is, because recovery was seen. */
    void recover(Instant at) {
        current().filter(Case::firing).ifPresent(firing -> end(firing, at, Resolution.RECOVERED));
    }

    /** Ends a case that has been quiet for long enough by then. */
    void endWhenQuiet(Instant until, Instant limit) {
        current().filter(Case::firing).ifPresent(firing -> {
            Instant due =
                    firing.lastEvidence().plus(firing.quiet(pattern.definition().quiet()));
            if (!due.isAfter(until) && !due.isAfter(limit)) {
                end(firing, due, Resolution.QUIET);
            }
        });
    }

    /** Removes and returns the cases that no later evidence can reopen. */
    List<Case> settle(Instant limit) {
        List<Case> settled = new ArrayList<>();
        for (Case ended : cases) {
            if (!ended.firing()
                    && !ended.resolvedAt()
                            .orElseThrow()
                            .plus(pattern.definition().reopen())
                            .isAfter(limit)) {
                settled.add(ended);
            }
        }
        cases.removeAll(settled);
        return settled;
    }

    void setParent(Case child, String parent) {
        cases.set(cases.indexOf(child), child.withParent(parent));
    }

    /** Counts a match as further evidence of the case that is there, which is open again if it had ended. */
    void extend(Match match, Optional<RequestsPerProcess> measure, Instant now) {
        Case known = current().orElseThrow();
        Tallies tallies = new Tallies(pattern, known.tallies());
        countWithRivals(tallies, match);
        List<Match> claimed =
                known.firing() ? supports.takeFor(match.first()) : supports.lookUp(match.first(), now, true);
        claimed.forEach(tallies::support);
        cases.set(cases.size() - 1, known.seen(match.last(), tallies.freeze(), measure));
    }

    /**
     * Opens a case.
     *
     * @param matches its evidence, earliest first
     * @param openedAt when the conditions held
     * @param measure the pattern's measure as it stands
     * @param now time that the fold has reached
     */
    void open(List<Match> matches, Instant openedAt, Optional<RequestsPerProcess> measure, Instant now) {
        Tallies tallies = new Tallies(pattern, Collections.emptySortedMap());
        Match earliest = matches.get(0);
        Instant last = earliest.last();
        for (Match match : matches) {
            countWithRivals(tallies, match);
            earliest = earliest.orEarlier(match);
            last = match.last().isAfter(last) ? match.last() : last;
        }
        supports.lookUp(matches.get(0).first(), now, false).forEach(tallies::support);
        cases.add(new Case(
                EvidenceId.incident(scope, key, earliest),
                openedAt,
                earliest.first(),
                last,
                tallies.freeze(),
                measure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()));
    }

    private void countWithRivals(Tallies tallies, Match evidence) {
        tallies.count(evidence);
        for (RuleOut rule : pattern.definition().ruleOut()) {
            tracks.near(rule.unless(), evidence.first(), RuleOut.NEAR).forEach(tallies::count);
        }
    }

    /** Counts a bucket that only supports, when a case is firing, or keeps it for its next evidence. */
    void support(String name, SignalBucket bucket) {
        Support support = pattern.support(name);
        if (!firing() || !support.accepts(bucket.signal(), bucket.fields())) {
            return;
        }
        Case firing = current().orElseThrow();
        Match match = Supports.match(name, support, bucket);
        if (bucket.first().isAfter(firing.lastEvidence().plus(support.after()))) {
            supports.keep(name, match);
        } else {
            Tallies tallies = new Tallies(pattern, firing.tallies());
            tallies.support(match);
            cases.set(cases.size() - 1, firing.withTallies(tallies.freeze()));
        }
    }

    private void end(Case firing, Instant at, Resolution why) {
        cases.set(cases.size() - 1, firing.resolved(at, why));
        supports.clear(position.get());
    }

    /** Whether there is a case that has not ended. */
    boolean firing() {
        return !cases.isEmpty() && cases.get(cases.size() - 1).firing();
    }

    private Optional<Case> current() {
        return cases.isEmpty() ? Optional.empty() : Optional.of(cases.get(cases.size() - 1));
    }
}
