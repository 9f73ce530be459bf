package io.culprit.correlation.publish;

import io.culprit.incident.Coverage;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares what holds with what was said, and says the difference.
 *
 * <p>Openings and changes of status, culprit, severity, confidence, parent or silence are said at once; other updates of an incident
 * at most every {@link #PACE}. What was said and no longer holds is withdrawn openly.
 */
public final class Publication {

    /** Least wall-clock time between two revisions that change only figures. */
    public static final Duration PACE = Duration.ofSeconds(10);

    /**
     * What comes of a comparison.
     *
     * @param transitions revisions to publish, in order
     * @param published what was said of every incident that is not settled, by id
     * @param heldUntil wall clock at which an update held back may be published
     */
    public record Result(List<Incident> transitions, Map<String, Published> published, Optional<Instant> heldUntil) {}

    private final Map<String, Published> said;
    private final Instant now;
    private final List<Incident> transitions = new ArrayList<>();
    private final Map<String, Published> next = new TreeMap<>();
    private Optional<Instant> heldUntil = Optional.empty();

    private Publication(Map<String, Published> said, Instant now) {
        this.said = said;
        this.now = now;
    }

    /**
     * Compares.
     *
     * @param said what was said, by id
     * @param holding what holds, without revision and coverage
     * @param coverage coverage to state with it
     * @param patterns names of the patterns in force
     * @param now wall clock
     */
    public static Result of(
            Map<String, Published> said,
            Collection<Incident> holding,
            List<Coverage> coverage,
            Set<String> patterns,
            Instant now) {
        Publication publication = new Publication(said, now);
        publication.compare(holding, coverage, patterns);
        return new Result(publication.transitions, publication.next, publication.heldUntil);
    }

    private void compare(Collection<Incident> holding, List<Coverage> coverage, Set<String> patterns) {
        Map<String, Incident> gone = new HashMap<>();
        said.forEach((id, published) -> gone.put(id, published.incident()));
        holding.forEach(incident -> gone.remove(incident.id()));
        for (Incident draft : holding) {
            Published before = said.get(draft.id());
            if (before == null) {
                Optional<Incident> replaced = replaced(draft, gone);
                replaced.ifPresent(old -> gone.remove(old.id()));
                open(draft, replaced, coverage);
            } else {
                revise(before, draft, coverage);
            }
        }
        gone.values()
                .forEach(incident -> say(withdrawn(
                        incident,
                        patterns.contains(incident.pattern()) ? Resolution.RETRACTED : Resolution.PATTERN_REMOVED,
                        Optional.empty())));
    }

    /** An incident said before under another id, because its first evidence was not known yet. */
    private static Optional<Incident> replaced(Incident draft, Map<String, Incident> gone) {
        return gone.values().stream()
                .filter(old -> old.fingerprint().equals(draft.fingerprint())
                        && draft.firstEvidenceAt().isBefore(old.firstEvidenceAt()))
                .findFirst();
    }

    private void open(Incident draft, Optional<Incident> replaced, List<Coverage> coverage) {
        replaced.ifPresent(old -> say(withdrawn(old, Resolution.SUPERSEDED, Optional.of(draft.id()))));
        say(new Revision(draft)
                .numbered(1)
                .superseding(replaced.map(Incident::id))
                .covered(coverage)
                .incident());
    }

    private void revise(Published before, Incident draft, List<Coverage> coverage) {
        Incident old = before.incident();
        Incident same = new Revision(draft)
                .numbered(old.revision())
                .superseding(old.supersedes())
                .covered(old.coverage())
                .incident();
        if (same.equals(old)) {
            next.put(old.id(), before);
            return;
        }
        Instant due = before.at().plus(PACE);
        if (urgent(old, draft) || !due.isAfter(now)) {
            say(new Revision(draft)
                    .numbered(old.revision() + 1)
                    .superseding(old.supersedes())
                    .covered(withMarksOf(old, coverage))
                    .incident());
        } else {
            next.put(old.id(), before);
            heldUntil = heldUntil.filter(at -> at.isBefore(due)).or(() -> Optional.of(due));
        }
    }

    /**
     * What was said, marked with a source of which something came too late to count; nothing when it bears the mark already.
     *
     * @param now wall clock
     */
    public static Optional<Published> marked(Published said, Coverage late, Instant now) {
        Incident old = said.incident();
        if (old.coverage().stream()
                .anyMatch(covered -> covered.state().equals(Coverage.LATE)
                        && covered.source().equals(late.source()))) {
            return Optional.empty();
        }
        List<Coverage> coverage = new ArrayList<>(old.coverage());
        coverage.add(late);
        Incident marked = new Revision(old)
                .numbered(old.revision() + 1)
                .superseding(old.supersedes())
                .covered(coverage)
                .incident();
        return Optional.of(new Published(marked, now));
    }

    private static List<Coverage> withMarksOf(Incident old, List<Coverage> coverage) {
        return Stream.concat(coverage.stream(), old.coverage().stream().filter(covered -> covered.state()
                        .equals(Coverage.LATE)))
                .toList();
    }

    private static boolean urgent(Incident old, Incident draft) {
        return old.status() != draft.status()
                || old.settled() != draft.settled()
                || old.severity() != draft.severity()
                || old.confidence() != draft.confidence()
                || !old.parent().equals(draft.parent())
                || !old.silenced().equals(draft.silenced())
                || !old.culprit().name().equals(draft.culprit().name());
    }

    private void say(Incident revision) {
        transitions.add(revision);
        next.remove(revision.id());
        if (!revision.settled()) {
            next.put(revision.id(), new Published(revision, now));
        }
    }

    private static Incident withdrawn(Incident old, Resolution why, Optional<String> by) {
        return new Revision(old)
                .numbered(old.revision() + 1)
                .withdrawn(why, by)
                .covered(old.coverage())
                .superseding(old.supersedes())
                .incident();
    }
}
