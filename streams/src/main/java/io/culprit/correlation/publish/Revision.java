package io.culprit.correlation.publish;

import io.culprit.incident.Coverage;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import java.util.List;
import java.util.Optional;

/** A draft of an incident, given what only its publication knows. */
final class Revision {

    private final Incident draft;
    private int number;
    private Optional<String> supersedes = Optional.empty();
    private Optional<String> supersededBy = Optional.empty();
    private Optional<Resolution> withdrawal = Optional.empty();
    private List<Coverage> coverage = List.of();

    Revision(Incident draft) {
        this.draft = draft;
    }

    Revision numbered(int revision) {
        number = revision;
        return this;
    }

    Revision superseding(Optional<String> id) {
        supersedes = id;
        return this;
    }

    Revision withdrawn(Resolution why, Optional<String> by) {
        withdrawal = Optional.of(why);
        supersededBy = by;
        return this;
    }

    Revision covered(List<Coverage> sources) {
        coverage = sources;
        return this;
    }

    Incident incident() {
        boolean withdrawn = withdrawal.isPresent();
        return new Incident(
                draft.id(),
                draft.fingerprint(),
                number,
                withdrawn ? Status.RESOLVED : draft.status(),
                withdrawn ? withdrawal : draft.resolution(),
                withdrawn || draft.settled(),
                draft.parent(),
                supersedes,
                supersededBy,
                draft.pattern(),
                draft.severity(),
                draft.confidence(),
                draft.service(),
                draft.host(),
                draft.openedAt(),
                draft.updatedAt(),
                withdrawn ? Optional.of(draft.updatedAt()) : draft.resolvedAt(),
                draft.firstEvidenceAt(),
                draft.lastEvidenceAt(),
                draft.title(),
                draft.summary(),
                draft.culprit(),
                draft.impact(),
                draft.evidence(),
                draft.ruledOut(),
                coverage,
                draft.advice(),
                draft.runbook(),
                draft.silenced());
    }
}
