package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.text.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Logs as the OpenTelemetry Collector's kafka exporter writes them with {@code encoding: otlp_json};
 * opentelemetry-proto, logs/v1/logs.proto. Scopes were {@code instrumentationLibraryLogs} with {@code logs} before 0.16.
 */
final class OtlpLogs {

    private OtlpLogs() {}

    static Unwrapped open(JsonNode object) {
        List<Forwarded> all = new ArrayList<>();
        for (JsonNode resourceLogs : object.path("resourceLogs")) {
            JsonNode resource = resourceLogs.path("resource").path("attributes");
            for (JsonNode scope : either(resourceLogs, "scopeLogs", "instrumentationLibraryLogs")) {
                for (JsonNode entry : either(scope, "logRecords", "logs")) {
                    all.add(forwarded(entry, resource));
                }
            }
        }
        return new Unwrapped.Lines(all);
    }

    private static JsonNode either(JsonNode object, String name, String old) {
        return object.has(name) ? object.path(name) : object.path(old);
    }

    private static Forwarded forwarded(JsonNode entry, JsonNode resource) {
        JsonNode own = entry.path("attributes");
        List<Line> lines = text(attribute("log.record.original", own, resource))
                .filter(OtlpLogs::hasLine)
                .or(() -> body(entry.path("body")))
                .map(RawText::lines)
                .orElse(List.of());
        return new Forwarded(
                first(own, resource, "host.name", "k8s.node.name", "net.host.name"),
                first(own, resource, "log.file.path", "log.file.path_resolved", "log.file.name")
                        .or(() -> container(own, resource)),
                first(own, resource, "service.name").filter(name -> !name.startsWith("unknown_service")),
                lines);
    }

    private static Optional<String> first(JsonNode own, JsonNode resource, String... names) {
        return Stream.of(names)
                .flatMap(name -> text(attribute(name, own, resource)).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<String> container(JsonNode own, JsonNode resource) {
        Optional<String> pod = first(own, resource, "k8s.pod.name");
        return pod.map(name -> String.join(
                        "/",
                        "kubernetes",
                        first(own, resource, "k8s.namespace.name").orElse("default"),
                        name,
                        first(own, resource, "k8s.container.name").orElse("")))
                .or(() -> first(own, resource, "container.name").map(name -> "container/" + name));
    }

    private static JsonNode attribute(String name, JsonNode own, JsonNode resource) {
        for (JsonNode attributes : List.of(own, resource)) {
            for (JsonNode attribute : attributes) {
                if (attribute.path("key").asText().equals(name)) {
                    return attribute.path("value");
                }
            }
        }
        return own.path("");
    }

    /** A line, or a map that an operator or the fluentforward receiver made of it. */
    private static Optional<String> body(JsonNode body) {
        JsonNode values = body.path("kvlistValue").path("values");
        return values.isArray()
                ? Stream.of("message", "log", "MESSAGE", "body")
                        .flatMap(name -> text(attribute(name, values, values)).stream())
                        .filter(OtlpLogs::hasLine)
                        .findFirst()
                : text(body);
    }

    private static boolean hasLine(String text) {
        return !RawText.lines(text).isEmpty();
    }

    private static Optional<String> text(JsonNode value) {
        if (value.has("bytesValue")) {
            try {
                byte[] bytes = value.get("bytesValue").binaryValue();
                return Optional.ofNullable(bytes).map(RawText::of);
            } catch (IOException e) {
                // Not base64 after all: the text itself.
                return Optional.of(value.get("bytesValue").asText());
            }
        }
        // A line of separators is a line, too.
        return value.path("stringValue").isTextual()
                ? Optional.of(value.get("stringValue").asText())
                : Fields.text(value, "intValue", "doubleValue", "boolValue");
    }
}
