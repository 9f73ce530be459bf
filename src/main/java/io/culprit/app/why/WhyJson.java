package io.culprit.app.why;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.event.AccessEvent;
import io.culprit.incident.Incident;
import io.culprit.wire.Json;
import java.time.Duration;
import java.util.Locale;

/** A finding as machines read it: one object; property names are public API. */
final class WhyJson {

    private WhyJson() {}

    static ObjectNode of(Finding finding) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("from", finding.around().from().toString());
        root.put("to", finding.around().to().toString());
        root.put("fitting", finding.fitting());
        ArrayNode requests = root.putArray("requests");
        finding.requests().forEach(request -> request(request, finding, requests.addObject()));
        finding.explanation().ifPresent(explanation -> explained(finding, explanation, root));
        ArrayNode on = root.putArray("meanwhile");
        finding.on().stream().map(Incident::id).forEach(on::add);
        ArrayNode coverage = root.putArray("coverage");
        finding.coverage().forEach(source -> covered(source, coverage.addObject()));
        return root;
    }

    private static void request(Request request, Finding finding, ObjectNode node) {
        node.put("taken", finding.taken().filter(request::equals).isPresent());
        node.put("fate", request.fate().name().toLowerCase(Locale.ROOT));
        ArrayNode lines = node.putArray("lines");
        request.sightings().forEach(sighting -> line(sighting, finding, lines.addObject()));
    }

    private static void line(Sighting sighting, Finding finding, ObjectNode node) {
        AccessEvent access = sighting.access();
        node.put("server", access.software().label());
        node.put("time", access.header().time().toString());
        node.put("host", access.header().host());
        node.put("source", sighting.locator());
        node.put("method", access.method());
        node.put("path", access.path());
        node.put("query", access.query());
        node.put("status", access.status());
        node.put("client", access.clientAddress());
        access.duration().ifPresent(taken -> node.put("duration_s", seconds(taken)));
        text("request_id", access.requestId(), node);
        text("upstream_address", access.upstreamAddress(), node);
        text("upstream_status", access.upstreamStatus(), node);
        access.upstreamDuration().ifPresent(taken -> node.put("upstream_duration_s", seconds(taken)));
        text("text", finding.lines().getOrDefault(sighting.locator(), ""), node);
    }

    private static void explained(Finding finding, Explanation explanation, ObjectNode root) {
        Incident cause = explanation.cause(finding.incidents());
        root.put("tie", explanation.tie().name().toLowerCase(Locale.ROOT));
        root.put("by_way_of", explanation.incident().id());
        root.set("then", Json.mapper().valueToTree(explanation.moment()));
        root.set("incident", Json.mapper().valueToTree(cause));
        ArrayNode with = root.putArray("with_it");
        finding.incidents().attachedTo(cause).stream().map(Incident::id).forEach(with::add);
        ArrayNode others = root.putArray("or");
        finding.explanations().stream()
                .skip(1)
                .map(other -> other.incident().id())
                .forEach(others::add);
    }

    private static void covered(Listening.Covered source, ObjectNode node) {
        node.put("source", source.source());
        node.put("host", source.host());
        node.put("state", source.state().name().toLowerCase(Locale.ROOT));
        node.put("events", source.within());
        source.first().ifPresent(at -> node.put("first", at.toString()));
        source.last().ifPresent(at -> node.put("last", at.toString()));
    }

    private static void text(String name, String text, ObjectNode node) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    private static double seconds(Duration taken) {
        return taken.toNanos() / 1e9;
    }
}
