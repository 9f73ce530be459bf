package io.culprit.correlation.fleet;

import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident of one host that may belong to one of another host, or to a fleet's.
 *
 * @param incident what holds of it now, without a parent
 * @param parent id of the fleet's incident or of its cause on another host, once there is one
 * @param elsewhere what it did as other hosts saw it, once one did
 * @param over whether no other incident can join it any more
 */
public record Member(Incident incident, Optional<String> parent, Optional<Impact> elsewhere, boolean over) {

    public Member {
        Objects.requireNonNull(incident);
        parent = parent == null ? Optional.empty() : parent;
        elsewhere = elsewhere == null ? Optional.empty() : elsewhere;
    }

    /** One of which nothing else is known yet. */
    public static Member of(Incident incident) {
        return new Member(incident, Optional.empty(), Optional.empty(), false);
    }

    /** The same, of which something else holds now. */
    public Member now(Incident other) {
        return new Member(other, parent, elsewhere, over);
    }

    /** The incident as it is to be published: settled only when neither its evidence nor its parent can change. */
    public Incident published() {
        return elsewhere
                .map(seen -> incident.impacted(incident.impact().completedBy(seen)))
                .orElse(incident)
                .placed(parent, incident.settled() && over);
    }

    /** Whether an incident can be a member at all: one of a host, and no consequence of another there. */
    public static boolean eligible(Incident incident) {
        return !incident.host().isEmpty()
                && incident.parent().isEmpty()
                && incident.resolution().filter(Incident.Resolution::withdrawn).isEmpty();
    }
}
