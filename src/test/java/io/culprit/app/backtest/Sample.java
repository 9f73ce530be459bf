package io.culprit.app.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.incident.Incident;
import io.culprit.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Incidents with nothing in them but what comparisons look at. */
final class Sample {

    static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");

    private Sample() {}

    /** A resolved incident of a service on one host. */
    static Incident incident(String id, String pattern, String host, Instant first, Instant last) {
        return with(id, pattern, host, first, last, Map.of());
    }

    static Incident with(
            String id, String pattern, String host, Instant first, Instant last, Map<String, String> others) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", id).put("fingerprint", pattern + host).put("revision", 1).put("status", "resolved");
        json.put("resolution", "quiet").put("pattern", pattern).put("severity", "critical");
        json.put("settled", true)
                .put("confidence", "likely")
                .put("service", "shop")
                .put("host", host);
        for (String time : List.of("opened_at", "first_evidence_at")) {
            json.put(time, first.toString());
        }
        for (String time : List.of("updated_at", "last_evidence_at", "resolved_at")) {
            json.put(time, last.toString());
        }
        json.put("title", "a title").put("summary", "").put("advice", "").put("runbook", "");
        json.putObject("culprit").put("kind", "module").put("name", "mod_x").putObject("attributes");
        json.putObject("impact").put("duration_s", 5);
        List.of("evidence", "ruled_out", "coverage").forEach(json::putArray);
        others.forEach(json::put);
        try {
            return Json.mapper().treeToValue(json, Incident.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
