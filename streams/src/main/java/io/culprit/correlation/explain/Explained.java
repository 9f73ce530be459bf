package io.culprit.correlation.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.culprit.signal.Exemplar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern held against what was seen in one scope under one join key.
 *
 * @param pattern its name
 * @param service service of the scope
 * @param host host of the scope; empty for all hosts
 * @param key the join key
 * @param incident id of the incident that opened, if one did
 * @param conditions every condition, in the order of the file
 * @param supports every support
 * @param causes causes to rule out
 */
@JsonPropertyOrder({"pattern", "incident", "service", "host", "key", "conditions", "supports", "causes"})
public record Explained(
        String pattern,
        String service,
        String host,
        Map<String, String> key,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> incident,
        List<Held> conditions,
        List<Held> supports,
        List<Cause> causes) {

    /** How near a condition came to being met. */
    public enum State {
        /** It contributed to the incident, or was met where none opened. */
        HELD,
        /** A signal that it names was seen, and did not meet it, or not for this incident. */
        NEARLY,
        /** Nothing that it names was seen. */
        NEVER;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A condition or support.
     *
     * @param name its name
     * @param words what meets it
     * @param state how near it came
     * @param count occurrences that met it
     * @param evidence the earliest of them
     * @param notes what kept others from meeting it
     */
    @JsonPropertyOrder({"name", "state", "words", "count", "evidence", "notes"})
    public record Held(
            String name, String words, State state, long count, List<Exemplar> evidence, List<String> notes) {}

    /**
     * A cause that would look the same.
     *
     * @param cause its name
     * @param ruledOut whether it is
     * @param because why, or why not
     */
    @JsonPropertyOrder({"cause", "ruled_out", "because"})
    public record Cause(
            String cause, @JsonProperty("ruled_out") boolean ruledOut, String because) {}
}
