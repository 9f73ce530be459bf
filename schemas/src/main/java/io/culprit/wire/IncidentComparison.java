package io.culprit.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it means that two runs found the same incidents.
 *
 * <p>Compared are the last revisions of those not withdrawn, byte for byte, without what may differ between runs: the
 * revision number, the coverage, where a line was read from, and what was said before under another id. Incidents of {@link
 * Incident#SOURCE_BLIND} hang on the wall clock and are left out.
 */
public final class IncidentComparison {

    private static final Comparator<Incident> ORDER =
            Comparator.comparing(Incident::firstEvidenceAt).thenComparing(Incident::id);

    private IncidentComparison() {}

    /** The incidents that stand after these transitions, in any order given, each in its last revision, by first evidence. */
    public static List<Incident> standing(Collection<Incident> transitions) {
        Map<String, Incident> latest = new HashMap<>();
        transitions.forEach(
                next -> latest.merge(next.id(), next, (one, other) -> other.revision() > one.revision() ? other : one));
        return latest.values().stream()
                .filter(IncidentComparison::counts)
                .sorted(ORDER)
                .toList();
    }

    /** The texts by which incidents are compared, in their order. */
    public static List<String> comparable(Collection<Incident> incidents) {
        return incidents.stream()
                .filter(incident -> !incident.pattern().equals(Incident.SOURCE_BLIND))
                .sorted(ORDER)
                .map(IncidentComparison::comparable)
                .toList();
    }

    private static boolean counts(Incident incident) {
        return incident.status() == Status.FIRING
                || incident.resolution().filter(Resolution::withdrawn).isEmpty();
    }

    /** The JSON of an incident without what may differ between runs. */
    public static ObjectNode compared(Incident incident) {
        ObjectNode json = Json.mapper().valueToTree(incident);
        json.remove(List.of("revision", "coverage", "supersedes"));
        for (JsonNode evidence : json.get("evidence")) {
            ((ObjectNode) evidence).remove("source");
        }
        return json;
    }

    private static String comparable(Incident incident) {
        try {
            return Json.mapper().writeValueAsString(compared(incident));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot fail to be written", e);
        }
    }
}
