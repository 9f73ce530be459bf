package io.culprit.correlation.fleet;

import io.culprit.incident.Incident;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident of one host that may belong to one of another host, or to a fleet's.
 *
 * @param incident what holds of it now, without a parent
 * @param parent id of the fleet's incident or of its cause on another host, once there is one
 * @param over whether no other incident can join it any more
 */
public record Member(Incident incident, Optional<String> parent, boolean over) {

    public Member {
        Objects.requireNonNull(incident);
        parent = parent == null ? Optional.empty() : parent;
    }

    /** The incident as it is to be published: settled only when neither its evidence nor its parent can change. */
    public Incident published() {
        return incident.placed(parent, incident.settled() && over);
    }

    /** Whether an incident can be a member at all: one of a host, and no consequence of another there. */
    public static boolean eligible(Incident incident) {
        return !incident.host().isEmpty()
                && incident.parent().isEmpty()
                && incident.resolution().filter(Incident.Resolution::withdrawn).isEmpty();
    }
}
