package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Something on the host was changed, or was found to differ from before: a package, a module, the configuration.
 *
 * @param subject what changed: {@code package}, {@code module}, {@code configuration}
 * @param action what happened to it: {@code installed}, {@code upgraded}, {@code removed}; {@code pending} for a module
 *     configured but not in the running server, {@code loaded}; {@code read} for a configuration
 * @param name the package, the module or the directive
 * @param version the version now, where the subject has one
 * @param attributes further facts, by name
 * @param original the line or text that tells it, bounded
 */
public record ChangeEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("change.subject") String subject,
        @JsonProperty("change.action") String action,
        @JsonProperty("change.name") String name,
        @JsonProperty("change.version") String version,
        @JsonProperty("change.attributes") SortedMap<String, String> attributes,
        @JsonProperty("log.record.original") String original)
        implements Event {

    public ChangeEvent {
        Objects.requireNonNull(header);
        Objects.requireNonNull(subject, "change.subject");
        Objects.requireNonNull(action, "change.action");
        Objects.requireNonNull(name, "change.name");
        version = Objects.requireNonNullElse(version, "");
        attributes = Attributes.copyOf(attributes);
        original = Objects.requireNonNullElse(original, "");
    }

    @Override
    public EventKind kind() {
        return EventKind.CHANGE;
    }

    @Override
    public String attribute(String attribute) {
        return switch (attribute) {
            case "change.subject" -> subject;
            case "change.action" -> action;
            case "change.name" -> name;
            case "change.version" -> version;
            default -> attributes.getOrDefault(attribute, "");
        };
    }

    @Override
    public String text() {
        return original;
    }
}
