package io.culprit.app.terminal;

import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Incidents by cause: those that are nobody's consequence, each with all that are attached to it, however remotely.
 *
 * @param causes incidents without a parent among them, in their order
 * @param attached the others by id of their cause, in their order
 */
public record CausesFirst(List<Incident> causes, Map<String, List<Incident>> attached) {

    public CausesFirst {
        causes = List.copyOf(causes);
        attached = Map.copyOf(attached);
    }

    /** Groups incidents. */
    public static CausesFirst of(List<Incident> incidents) {
        Map<String, Incident> byId = new HashMap<>();
        incidents.forEach(incident -> byId.put(incident.id(), incident));
        List<Incident> causes = new ArrayList<>();
        Map<String, List<Incident>> attached = new LinkedHashMap<>();
        for (Incident incident : incidents) {
            Incident cause = cause(incident, byId);
            if (cause.equals(incident)) {
                causes.add(incident);
            } else {
                attached.computeIfAbsent(cause.id(), any -> new ArrayList<>()).add(incident);
            }
        }
        return new CausesFirst(causes, attached);
    }

    /** What is attached to an incident. */
    public List<Incident> attachedTo(Incident cause) {
        return attached.getOrDefault(cause.id(), List.of());
    }

    /** A parent that is not there, or that would lead in a circle, is none. */
    private static Incident cause(Incident incident, Map<String, Incident> byId) {
        Incident cause = incident;
        for (int generations = 0; generations < byId.size(); generations++) {
            Incident parent = cause.parent().map(byId::get).orElse(null);
            if (parent == null) {
                return cause;
            }
            cause = parent;
        }
        return incident;
    }
}
