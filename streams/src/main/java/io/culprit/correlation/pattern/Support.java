package io.culprit.correlation.pattern;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A signal that opens nothing but counts towards an incident when it comes near the evidence.
 *
 * @param signals any of these
 * @param where captured fields that must have one of the listed texts
 * @param before longest time it may come before a piece of evidence
 * @param after longest time it may come after one
 * @param throughout whether everything between the first and the last evidence counts too
 * @param quoted whether it is quoted as evidence
 * @param top captured field whose text is a fact when it makes up at least half of all
 * @param distinct captured field whose different texts are counted, too
 */
public record Support(
        List<String> signals,
        Map<String, List<String>> where,
        Duration before,
        Duration after,
        boolean throughout,
        boolean quoted,
        Optional<String> top,
        Optional<String> distinct) {

    public Support {
        signals = List.copyOf(Objects.requireNonNull(signals, "signals"));
        where = where == null ? Map.of() : Map.copyOf(where);
        before = Objects.requireNonNullElse(before, Duration.ZERO);
        after = Objects.requireNonNullElse(after, Duration.ZERO);
        top = Objects.requireNonNullElse(top, Optional.empty());
        distinct = Objects.requireNonNullElse(distinct, Optional.empty());
    }

    /** Whether a signal with these fields counts. */
    public boolean accepts(String signal, Map<String, String> fields) {
        return signals.contains(signal) && Where.holds(where, fields);
    }
}
