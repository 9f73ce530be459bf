package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One condition of a pattern: occurrences of a signal, in a stated relation to those of other conditions.
 *
 * <p>A condition holds the matches it has seen for as long as another condition may still refer to them.
 *
 * @param signals any of these; the earlier in the list, the better it names the culprit
 * @param where captured fields that must have one of the listed texts
 * @param after the condition that must have matched before; each match is linked to those it follows
 * @param within longest time from the match it follows; unbounded when absent
 * @param same captured fields that must be equal in the match it follows
 * @param spends whether the matches it follows are used up: a change is tried by the first reload after it
 * @param unless conditions of which none may be holding a match
 * @param until the condition whose match clears this one's
 * @param atLeast occurrences needed, {@code 1} when absent
 * @param span time within which {@code atLeast} must be reached; unbounded when absent
 */
public record Condition(
        List<String> signals,
        Map<String, List<String>> where,
        Optional<String> after,
        Optional<Duration> within,
        List<String> same,
        boolean spends,
        List<String> unless,
        Optional<String> until,
        @JsonProperty("at-least") Optional<Integer> atLeast,
        Optional<Duration> span) {

    public Condition {
        signals = List.copyOf(Objects.requireNonNull(signals, "signals"));
        where = where == null ? Map.of() : Map.copyOf(where);
        after = Objects.requireNonNullElse(after, Optional.empty());
        within = Objects.requireNonNullElse(within, Optional.empty());
        same = same == null ? List.of() : List.copyOf(same);
        unless = unless == null ? List.of() : List.copyOf(unless);
        until = Objects.requireNonNullElse(until, Optional.empty());
        atLeast = Objects.requireNonNullElse(atLeast, Optional.empty());
        span = Objects.requireNonNullElse(span, Optional.empty());
    }

    /** Whether a signal with these fields may match at all. */
    public boolean accepts(String signal, Map<String, String> fields) {
        return signals.contains(signal)
                && where.entrySet().stream()
                        .allMatch(field -> field.getValue().contains(fields.getOrDefault(field.getKey(), "")));
    }
}
