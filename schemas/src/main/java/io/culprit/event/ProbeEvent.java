package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.SortedMap;

/**
 * One look at a server from outside its logs: an HTTP check, a process listing, a scoreboard.
 *
 * @param probe which probe looked: {@code http}, {@code process}, {@code socket}, {@code scoreboard}, {@code lock}
 * @param subject what it looked at: a URL, a process group, a port
 * @param outcome what it found, in the probe's own words: {@code UP}, {@code DOWN_UNCONFIRMED}, {@code DOWN},
 *     {@code started}, {@code ended}, {@code sampled}
 * @param attributes figures and texts of this probe, by name
 * @param original what the probe read, bounded
 */
public record ProbeEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("probe.name") String probe,
        @JsonProperty("probe.subject") String subject,
        @JsonProperty("probe.outcome") String outcome,
        @JsonProperty("probe.attributes") SortedMap<String, String> attributes,
        @JsonProperty("log.record.original") String original)
        implements Event {

    public ProbeEvent {
        Objects.requireNonNull(header);
        Objects.requireNonNull(probe, "probe.name");
        subject = Objects.requireNonNullElse(subject, "");
        Objects.requireNonNull(outcome, "probe.outcome");
        attributes = Attributes.copyOf(attributes);
        original = Objects.requireNonNullElse(original, "");
    }

    @Override
    public EventKind kind() {
        return EventKind.PROBE;
    }

    @Override
    public String attribute(String name) {
        return switch (name) {
            case "probe.name" -> probe;
            case "probe.subject" -> subject;
            case "probe.outcome" -> outcome;
            default -> attributes.getOrDefault(name, "");
        };
    }

    @Override
    public String text() {
        return original;
    }
}
