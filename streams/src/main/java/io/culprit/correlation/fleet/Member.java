package io.culprit.correlation.fleet;

import io.culprit.incident.Incident;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident of one host that may be part of a fleet's.
 *
 * @param incident what holds of it now, without the fleet as its parent
 * @param fleet id of the fleet's incident, once there is one
 * @param over whether no other incident can join it any more
 */
public record Member(Incident incident, Optional<String> fleet, boolean over) {

    public Member {
        Objects.requireNonNull(incident);
        fleet = fleet == null ? Optional.empty() : fleet;
    }

    /** The incident as it is to be published: settled only when neither its evidence nor its fleet can change. */
    public Incident published() {
        return incident.placed(fleet, incident.settled() && over);
    }

    /** Whether an incident can be a member at all: one of a host, and no consequence of another. */
    public static boolean eligible(Incident incident) {
        return !incident.host().isEmpty()
                && incident.parent().isEmpty()
                && incident.resolution().filter(Incident.Resolution::withdrawn).isEmpty();
    }
}
