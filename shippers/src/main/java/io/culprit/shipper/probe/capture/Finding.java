package io.culprit.shipper.probe.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.wire.Json;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that a look found to differ from the one before; a line of JSON in the output of a capture.
 *
 * <p>It is complete by itself: the probe compared, so that whoever reads the capture needs no memory, and reading it twice or
 * from the middle tells the same.
 *
 * @param subject what changed: {@code module}, {@code file}, {@code package}, {@code configuration}, {@code logrotate}
 * @param action what happened to it
 * @param name the module, the path, the package or the directive
 * @param version the version now, where the subject has one
 * @param attributes further facts, by name
 * @param text what tells it, in words
 */
public record Finding(
        String subject, String action, String name, String version, SortedMap<String, String> attributes, String text) {

    private static final int MOST = 4_000;

    public Finding {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(action);
        name = Bounded.cut(name, MOST);
        version = Bounded.cut(version, MOST);
        text = Bounded.cut(text, MOST);
        attributes = new TreeMap<>(attributes);
    }

    /** A change of which more may be said. */
    public static Finding of(String subject, String action, String name, String text) {
        return new Finding(subject, action, name, "", new TreeMap<>(), text);
    }

    /** This change, with a further fact, bounded; an empty one is left out. */
    public Finding with(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        if (!value.isEmpty()) {
            more.put(attribute, Bounded.cut(value, MOST));
        }
        return new Finding(subject, action, name, version, more, text);
    }

    /** This change, with the version now. */
    public Finding withVersion(String now) {
        return new Finding(subject, action, name, now, attributes, text);
    }

    /** The change as one line. */
    public String toLine() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("subject", subject).put("action", action).put("name", name);
        if (!version.isEmpty()) {
            json.put("version", version);
        }
        attributes.forEach(json::put);
        json.put("text", text);
        return json.toString();
    }

    /** Reads a line of a capture's output; nothing when it is not a change. */
    public static Optional<Finding> of(String line) {
        return JsonLine.read(line)
                .filter(json -> !words(json, "subject").isEmpty()
                        && !words(json, "action").isEmpty())
                .map(json -> {
                    SortedMap<String, String> attributes = new TreeMap<>();
                    json.properties().stream()
                            .filter(field -> field.getValue().isTextual()
                                    && field.getKey().contains("."))
                            .forEach(field -> attributes.put(
                                    field.getKey(), Bounded.cut(field.getValue().asText(), MOST)));
                    return new Finding(
                            words(json, "subject"),
                            words(json, "action"),
                            words(json, "name"),
                            words(json, "version"),
                            attributes,
                            words(json, "text"));
                });
    }

    private static String words(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    /** The event it is. */
    public EventBody event() {
        return header -> new ChangeEvent(header, subject, action, name, version, attributes, text);
    }
}
