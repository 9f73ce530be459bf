package io.culprit.correlation.pattern;

import io.culprit.correlation.pattern.PatternDefinition.RuleOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern ready to be folded: checked, with what each signal concerns and how long each condition must remember.
 *
 * @throws IllegalArgumentException from the constructor, listing everything that is wrong
 */
public final class CompiledPattern {

    /** How long a condition remembers its matches. */
    public sealed interface Memory {
        /** Nothing refers to them. */
        record None() implements Memory {}

        /** That long after the match, or after the last match that followed it. */
        record For(Duration time) implements Memory {}

        /** Until it is cleared or spent. */
        record Unbounded() implements Memory {}
    }

    private final PatternDefinition definition;
    private final Map<String, List<String>> conditionsBySignal = new HashMap<>();
    private final Map<String, List<String>> supportsBySignal = new HashMap<>();
    private final Map<String, Memory> memory = new HashMap<>();
    private final Map<String, List<String>> clearedBy = new HashMap<>();
    private final Set<String> measured;
    private final Set<String> signals;

    /**
     * Compiles a definition.
     *
     * @param measured signals that the pattern's measure reads
     */
    public CompiledPattern(PatternDefinition definition, Collection<String> measured) {
        this.definition = definition;
        this.measured = Set.copyOf(measured);
        check();
        definition.conditions().forEach((name, condition) -> {
            condition.signals().forEach(signal -> conditionsBySignal
                    .computeIfAbsent(signal, any -> new ArrayList<>())
                    .add(name));
            memory.put(name, memoryOf(name, condition));
            condition.until().ifPresent(clearing -> clearedBy
                    .computeIfAbsent(clearing, any -> new ArrayList<>())
                    .add(name));
        });
        definition.supports().forEach((name, support) -> support.signals().forEach(signal -> supportsBySignal
                .computeIfAbsent(signal, any -> new ArrayList<>())
                .add(name)));
        Set<String> all = new HashSet<>(conditionsBySignal.keySet());
        all.addAll(supportsBySignal.keySet());
        all.addAll(measured);
        this.signals = Set.copyOf(all);
    }

    public PatternDefinition definition() {
        return definition;
    }

    /** The pattern's name. */
    public String name() {
        return definition.pattern();
    }

    /** Signals that concern this pattern; all others may be dropped. */
    public Set<String> signals() {
        return signals;
    }

    /** Names of the conditions a signal is offered to, in their declared order. */
    public List<String> conditionsFor(String signal) {
        return conditionsBySignal.getOrDefault(signal, List.of());
    }

    /** Names of the supports a signal is offered to. */
    public List<String> supportsFor(String signal) {
        return supportsBySignal.getOrDefault(signal, List.of());
    }

    /** Whether the pattern's measure reads the signal. */
    public boolean measures(String signal) {
        return measured.contains(signal);
    }

    public Condition condition(String name) {
        return definition.conditions().get(name);
    }

    public Support support(String name) {
        return definition.supports().get(name);
    }

    public Memory memory(String condition) {
        return memory.get(condition);
    }

    /** Conditions whose matches are cleared when the named one matches. */
    public List<String> clearedBy(String condition) {
        return clearedBy.getOrDefault(condition, List.of());
    }

    private Memory memoryOf(String name, Condition condition) {
        Optional<Duration> longest =
                definition.ruleOut().stream().anyMatch(rule -> rule.unless().equals(name))
                        ? Optional.of(longer(condition.span(), RuleOut.NEAR))
                        : condition.span();
        for (Condition other : definition.conditions().values()) {
            if (other.after().filter(name::equals).isPresent()) {
                if (other.within().isEmpty()) {
                    return new Memory.Unbounded();
                }
                longest = Optional.of(longer(longest, other.within().get()));
            }
        }
        if (longest.isPresent()) {
            return new Memory.For(longest.get());
        }
        boolean looked = condition.until().isPresent()
                || definition.conditions().values().stream()
                        .anyMatch(other -> other.unless().contains(name));
        return looked ? new Memory.Unbounded() : new Memory.None();
    }

    private static Duration longer(Optional<Duration> one, Duration other) {
        return one.isPresent() && one.get().compareTo(other) > 0 ? one.get() : other;
    }

    private void check() {
        Set<String> wrong = new LinkedHashSet<>();
        Set<String> conditions = definition.conditions().keySet();
        Set<String> counted = new HashSet<>(conditions);
        counted.addAll(definition.supports().keySet());
        expect(conditions, List.of(definition.open()), "open", wrong);
        expect(conditions, definition.recover().stream().toList(), "recover", wrong);
        definition.conditions().forEach((name, condition) -> {
            expect(conditions, condition.after().stream().toList(), name + ".after", wrong);
            expect(conditions, condition.until().stream().toList(), name + ".until", wrong);
            expect(conditions, condition.unless(), name + ".unless", wrong);
            if (condition.atLeast().orElse(1) > 1 && condition.span().isEmpty()) {
                wrong.add(name + ".at-least lacks a span within which to count");
            }
        });
        definition
                .ruleOut()
                .forEach(rule -> expect(conditions, List.of(rule.unless()), "rule-out " + rule.cause(), wrong));
        expect(counted, definition.confidence().confirmedBy(), "confidence.confirmed-by", wrong);
        expect(counted, definition.impact().requestsFailed(), "impact.requests-failed", wrong);
        expect(counted, definition.impact().requestsTotal(), "impact.requests-total", wrong);
        expect(counted, definition.impact().checksFailed(), "impact.checks-failed", wrong);
        expect(counted, definition.impact().checksExplained(), "impact.checks-explained", wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "pattern " + definition.pattern() + " is wrong: " + String.join("; ", wrong));
        }
    }

    private static void expect(Set<String> known, List<String> names, String where, Set<String> wrong) {
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add(where + " names '" + name + "', which it does not declare"));
    }
}
