package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One condition of a pattern: occurrences of a signal, in a stated relation to those of other conditions.
 *
 * <p>A condition is met in one of three ways: by a signal, by other conditions ({@code all-of} that are met near each
 * other, {@code any-of} them), or by the lapse of a time in which others were not met ({@code without}, {@code for}). It holds the matches it
 * has seen for as long as another condition may still refer to them.
 *
 * @param signals any of these; the earlier in the list, the better it names the culprit
 * @param where captured fields that must have one of the listed texts
 * @param number captured fields that must be numbers within bounds
 * @param after the condition that must have matched before; each match is linked to those it follows
 * @param within longest time from the match it follows, or between the members of {@code all-of}; unbounded when absent
 * @param same captured fields that must be equal in the match it follows
 * @param spends whether the matches it follows are used up: a change is tried by the first reload after it
 * @param unless conditions of which none may be holding a match
 * @param until the condition whose match clears this one's
 * @param holds how long a match counts for {@code unless} and {@code all-of}; until cleared when absent
 * @param atLeast occurrences needed, {@code 1} when absent
 * @param distinct captured field whose different texts are counted for {@code at-least}, instead of occurrences
 * @param span time within which {@code at-least}, {@code share} and {@code rising} are judged
 * @param spread time from the first to the last occurrence in the span that is needed to call it lasting
 * @param share least share among the occurrences of another condition
 * @param rising least growth of a number
 * @param measured what the pattern's measure must say
 * @param sustained whether everything asked of a span must hold for each later piece of evidence, too
 * @param allOf conditions that must be met near each other, in any order
 * @param anyOf conditions of which one must be met
 * @param without conditions that must not be met after the one this follows
 * @param lasting how long they must not be met
 * @param top captured field whose text is a fact when it makes up at least half of all
 */
public record Condition(
        List<String> signals,
        Map<String, List<String>> where,
        Map<String, Bounds> number,
        Optional<String> after,
        Optional<Duration> within,
        List<String> same,
        boolean spends,
        List<String> unless,
        Optional<String> until,
        Optional<Duration> holds,
        @JsonProperty("at-least") Optional<Integer> atLeast,
        Optional<String> distinct,
        Optional<Duration> span,
        Optional<Duration> spread,
        Optional<Share> share,
        Optional<Rising> rising,
        Optional<Measured> measured,
        boolean sustained,
        @JsonProperty("all-of") List<String> allOf,
        @JsonProperty("any-of") List<String> anyOf,
        List<String> without,
        @JsonProperty("for") Optional<Duration> lasting,
        Optional<String> top) {

    /**
     * What a number must lie within.
     *
     * @param atLeast smallest, unbounded when absent
     * @param atMost largest, unbounded when absent
     */
    public record Bounds(
            @JsonProperty("at-least") Optional<Double> atLeast,
            @JsonProperty("at-most") Optional<Double> atMost) {

        public Bounds {
            atLeast = Objects.requireNonNullElse(atLeast, Optional.empty());
            atMost = Objects.requireNonNullElse(atMost, Optional.empty());
        }

        boolean hold(String text) {
            try {
                double value = Double.parseDouble(text);
                return atLeast.filter(least -> value < least).isEmpty()
                        && atMost.filter(most -> value > most).isEmpty();
            } catch (NumberFormatException e) {
                // A captured text that is no number meets no bounds: it may come from anybody's log line.
                return false;
            }
        }
    }

    /**
     * The least share of this condition's occurrences among those of another.
     *
     * @param of the condition that counts all of them
     * @param atLeast the share, 0 to 1
     */
    public record Share(String of, @JsonProperty("at-least") double atLeast) {

        public Share {
            Objects.requireNonNull(of, "share.of");
        }
    }

    /**
     * Steady growth of a captured number over the condition's span that still goes on at its end.
     *
     * @param field the number
     * @param by least growth over the span, as a share of the number at its begin
     * @param samples matches needed, evenly enough spread to call it a trend
     */
    public record Rising(String field, double by, int samples) {

        public Rising {
            Objects.requireNonNull(field, "rising.field");
        }
    }

    /**
     * What the pattern's measure must say.
     *
     * @param samples least number of samples
     * @param steady whether the samples must be nearly equal, or must differ clearly; either when absent
     * @param limit how they must stand to the configured limit; in any way when absent
     */
    public record Measured(int samples, Optional<Boolean> steady, Optional<Limit> limit) {

        /** How samples stand to the configured limit. */
        public enum Limit {
            /** One is configured, and they are as large. */
            REACHED,
            /** None is configured that they fall short of. */
            POSSIBLE;

            /** As it stands in pattern files. */
            @JsonValue
            public String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public Measured {
            steady = Objects.requireNonNullElse(steady, Optional.empty());
            limit = Objects.requireNonNullElse(limit, Optional.empty());
        }
    }

    public Condition {
        signals = signals == null ? List.of() : List.copyOf(signals);
        where = where == null ? Map.of() : Map.copyOf(where);
        number = number == null ? Map.of() : Map.copyOf(number);
        after = Objects.requireNonNullElse(after, Optional.empty());
        within = Objects.requireNonNullElse(within, Optional.empty());
        same = same == null ? List.of() : List.copyOf(same);
        unless = unless == null ? List.of() : List.copyOf(unless);
        until = Objects.requireNonNullElse(until, Optional.empty());
        holds = Objects.requireNonNullElse(holds, Optional.empty());
        atLeast = Objects.requireNonNullElse(atLeast, Optional.empty());
        distinct = Objects.requireNonNullElse(distinct, Optional.empty());
        span = Objects.requireNonNullElse(span, Optional.empty());
        spread = Objects.requireNonNullElse(spread, Optional.empty());
        share = Objects.requireNonNullElse(share, Optional.empty());
        rising = Objects.requireNonNullElse(rising, Optional.empty());
        measured = Objects.requireNonNullElse(measured, Optional.empty());
        allOf = allOf == null ? List.of() : List.copyOf(allOf);
        anyOf = anyOf == null ? List.of() : List.copyOf(anyOf);
        without = without == null ? List.of() : List.copyOf(without);
        lasting = Objects.requireNonNullElse(lasting, Optional.empty());
        top = Objects.requireNonNullElse(top, Optional.empty());
    }

    /** Whether a signal with these fields may match at all. */
    public boolean accepts(String signal, Map<String, String> fields) {
        return signals.contains(signal) && Where.holds(where, fields) && inBounds(fields);
    }

    private boolean inBounds(Map<String, String> fields) {
        for (Map.Entry<String, Bounds> wanted : number.entrySet()) {
            if (!wanted.getValue().hold(fields.getOrDefault(wanted.getKey(), ""))) {
                return false;
            }
        }
        return true;
    }

    /** Whether one occurrence may not be enough. */
    public boolean counts() {
        return atLeast.orElse(1) > 1 || spread.isPresent() || share.isPresent() || rising.isPresent();
    }

    /** Every other condition it names, by how it relates to them. */
    Map<String, List<String>> names() {
        return Map.of(
                "after",
                after.stream().toList(),
                "unless",
                unless,
                "until",
                until.stream().toList(),
                "share.of",
                share.map(Share::of).stream().toList(),
                "all-of",
                allOf,
                "any-of",
                anyOf,
                "without",
                without);
    }
}
