package io.culprit.correlation.fold;

import io.culprit.incident.Incident.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * An incident as the fold keeps it: figures and facts, not yet words.
 *
 * @param id stable hash of pattern, scope, join key and first evidence
 * @param openedAt when the conditions held
 * @param firstEvidence time of the earliest evidence
 * @param lastEvidence time of the latest evidence
 * @param tallies what each condition and support contributed, by name
 * @param measure the pattern's measure as it stood at the latest evidence: what is counted afterwards belongs to no case, and
 *     how much of it was seen when the case settles is chance
 * @param parent id of the case it leads to or follows from
 * @param resolvedAt when it was over
 * @param resolution why it was over
 * @param reopened how often it was over and seen again within the pattern's bound; empty when it never was
 */
public record Case(
        String id,
        Instant openedAt,
        Instant firstEvidence,
        Instant lastEvidence,
        SortedMap<String, Tally> tallies,
        Optional<RequestsPerProcess> measure,
        Optional<String> parent,
        Optional<Instant> resolvedAt,
        Optional<Resolution> resolution,
        OptionalInt reopened) {

    private static final int MOST_DOUBLINGS = 2;

    public Case {
        measure = measure == null ? Optional.empty() : measure;
        parent = parent == null ? Optional.empty() : parent;
        resolvedAt = resolvedAt == null ? Optional.empty() : resolvedAt;
        resolution = resolution == null ? Optional.empty() : resolution;
        reopened = reopened == null ? OptionalInt.empty() : reopened;
    }

    /**
     * How long this case must be quiet to be over: with each time it came back twice as long, at most fourfold, so that what
     * comes and goes is told once rather than over and over.
     *
     * @param quiet how long a case must be quiet that never came back
     */
    Duration quiet(Duration quiet) {
        return quiet.multipliedBy(1L << Math.min(reopened.orElse(0), MOST_DOUBLINGS));
    }

    boolean firing() {
        return resolution.isEmpty();
    }

    Case resolved(Instant at, Resolution why) {
        return new Case(
                id,
                openedAt,
                firstEvidence,
                lastEvidence,
                tallies,
                measure,
                parent,
                Optional.of(at),
                Optional.of(why),
                reopened);
    }

    Case withParent(String other) {
        return new Case(
                id,
                openedAt,
                firstEvidence,
                lastEvidence,
                tallies,
                measure,
                Optional.of(other),
                resolvedAt,
                resolution,
                reopened);
    }

    Case withTallies(SortedMap<String, Tally> changed) {
        return new Case(
                id, openedAt, firstEvidence, lastEvidence, changed, measure, parent, resolvedAt, resolution, reopened);
    }

    /** Firing, with evidence up to that time; an ended case is open again. */
    Case seen(Instant evidence, SortedMap<String, Tally> changed, Optional<RequestsPerProcess> measured) {
        Instant latest = evidence.isAfter(lastEvidence) ? evidence : lastEvidence;
        return new Case(
                id,
                openedAt,
                firstEvidence,
                latest,
                changed,
                measured,
                parent,
                Optional.empty(),
                Optional.empty(),
                firing() ? reopened : OptionalInt.of(reopened.orElse(0) + 1));
    }
}
