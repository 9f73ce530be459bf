package io.culprit.correlation.pattern;

import io.culprit.correlation.pattern.PatternDefinition.RuleOut;
import io.culprit.yaml.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Into how many parts the span of a share is divided: what has left it is forgotten in steps of one part. */
    private static final int SLOTS = 20;

    /**
     * Every scope keeps all its traffic for that long: what supports an incident that is counted over hours says itself, by
     * {@code before}, what is worth that.
     */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofMinutes(1);

    private final PatternDefinition definition;
    private final Map<String, List<String>> conditionsBySignal = new HashMap<>();
    private final Map<String, List<String>> supportsBySignal = new HashMap<>();
    private final Map<String, Memory> memory = new HashMap<>();
    private final Map<String, List<String>> clearedBy = new HashMap<>();
    private final Map<String, Duration> slots = new HashMap<>();
    private final Map<String, List<String>> joinedBy = new HashMap<>();
    private final Map<String, List<String>> awaitedAfter = new HashMap<>();
    private final Map<String, List<String>> endedBy = new HashMap<>();
    private final Set<String> measured;
    private final Set<String> signals;
    private final Set<String> onlyCounted;

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
            Stream.concat(condition.allOf().stream(), condition.anyOf().stream())
                    .forEach(member -> joinedBy.computeIfAbsent(member, any -> new ArrayList<>())
                            .add(name));
            condition
                    .share()
                    .ifPresent(share -> slots.put(
                            share.of(), condition.span().orElse(Duration.ZERO).dividedBy(SLOTS)));
            if (condition.lasting().isPresent()) {
                condition.after().ifPresent(begun -> awaitedAfter
                        .computeIfAbsent(begun, any -> new ArrayList<>())
                        .add(name));
                condition.without().forEach(end -> endedBy.computeIfAbsent(end, any -> new ArrayList<>())
                        .add(name));
            }
        });
        definition.supports().forEach((name, support) -> support.signals().forEach(signal -> supportsBySignal
                .computeIfAbsent(signal, any -> new ArrayList<>())
                .add(name)));
        Set<String> all = new HashSet<>(conditionsBySignal.keySet());
        all.addAll(supportsBySignal.keySet());
        all.addAll(measured);
        this.signals = Set.copyOf(all);
        this.onlyCounted = definition.conditions().keySet().stream()
                .filter(this::isOnlyCounted)
                .collect(Collectors.toUnmodifiableSet());
    }

    public PatternDefinition definition() {
        return definition;
    }

    /** The pattern's name, with its variant: no two patterns in force have the same. */
    public String name() {
        return definition.name();
    }

    /** Signals that concern this pattern; all others may be dropped. */
    public Set<String> signals() {
        return signals;
    }

    /**
     * Signals that may open a case: those of the condition it opens with or, where that is made of others, of any of these. The
     * lapse of a time opens cases too.
     */
    public Set<String> openedBy() {
        Set<String> opening = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(definition.open()));
        while (!left.isEmpty()) {
            String name = left.remove();
            if (seen.add(name)) {
                Condition condition = condition(name);
                opening.addAll(condition.signals());
                left.addAll(condition.anyOf());
                left.addAll(condition.allOf());
                condition
                        .after()
                        .filter(after -> condition.lasting().isPresent())
                        .ifPresent(left::add);
            }
        }
        return opening;
    }

    /** Whether the text of a signal with these fields may stand as evidence; otherwise only its number matters. */
    public boolean quotes(String signal, Map<String, String> fields) {
        return conditionsFor(signal).stream()
                        .anyMatch(name -> !onlyCounted(name) && condition(name).accepts(signal, fields))
                || supportsFor(signal).stream()
                        .map(this::support)
                        .anyMatch(support -> support.quoted() && support.accepts(signal, fields));
    }

    /** Whether a condition does nothing but make up the whole that another is a share of. */
    public boolean onlyCounted(String name) {
        return onlyCounted.contains(name);
    }

    private boolean isOnlyCounted(String name) {
        return slots.containsKey(name)
                && condition(name).after().isEmpty()
                && !condition(name).counts()
                && !name.equals(definition.open())
                && definition.recover().filter(name::equals).isEmpty()
                && definition.ruleOut().stream().noneMatch(rule -> rule.unless().equals(name))
                && definition.conditions().values().stream()
                        .noneMatch(other -> other.after().filter(name::equals).isPresent()
                                || other.until().filter(name::equals).isPresent()
                                || other.unless().contains(name)
                                || other.allOf().contains(name)
                                || other.anyOf().contains(name)
                                || other.without().contains(name));
    }

    /** Names of the conditions a signal is offered to, in their declared order. */
    public List<String> conditionsFor(String signal) {
        return conditionsBySignal.getOrDefault(signal, List.of());
    }

    /** Names of the supports a signal is offered to. */
    public List<String> supportsFor(String signal) {
        return supportsBySignal.getOrDefault(signal, List.of());
    }

    /** Whether the signal is offered to any condition or support. */
    public boolean judges(String signal) {
        return conditionsBySignal.containsKey(signal) || supportsBySignal.containsKey(signal);
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

    /**
     * How long after its first evidence an incident may open, because its condition is counted over a span: for so long what
     * supports that evidence must be kept. At most {@link #LONGEST_LOOK_BACK}.
     */
    public Duration lookBack() {
        Duration needed = lookBack(definition.open(), new HashSet<>());
        return needed.compareTo(LONGEST_LOOK_BACK) < 0 ? needed : LONGEST_LOOK_BACK;
    }

    private Duration lookBack(String name, Set<String> seen) {
        if (!seen.add(name)) {
            return Duration.ZERO;
        }
        Condition condition = definition.conditions().get(name);
        Duration own = condition.counts() ? condition.span().orElse(Duration.ZERO) : Duration.ZERO;
        return Stream.concat(condition.allOf().stream(), condition.anyOf().stream())
                .map(member -> lookBack(member, seen))
                .max(Comparator.naturalOrder())
                .map(own::plus)
                .orElse(own);
    }

    public Memory memory(String condition) {
        return memory.get(condition);
    }

    /** Time within which matches of a condition are summed up, when nothing but their number matters. */
    public Optional<Duration> slot(String condition) {
        return Optional.ofNullable(slots.get(condition));
    }

    /** Conditions whose matches are cleared when the named one matches. */
    public List<String> clearedBy(String condition) {
        return clearedBy.getOrDefault(condition, List.of());
    }

    /** Conditions that are met when the named one and others are. */
    public List<String> joinedBy(String condition) {
        return joinedBy.getOrDefault(condition, List.of());
    }

    /** Conditions that are met when, after the named one, others are not for a while. */
    public List<String> awaitedAfter(String condition) {
        return awaitedAfter.getOrDefault(condition, List.of());
    }

    /** Conditions that can no longer be met by waiting once the named one is. */
    public List<String> endedBy(String condition) {
        return endedBy.getOrDefault(condition, List.of());
    }

    private Memory memoryOf(String name, Condition condition) {
        Optional<Duration> longest = condition.holds();
        if (definition.ruleOut().stream().anyMatch(rule -> rule.unless().equals(name))) {
            longest = Optional.of(longer(longest, RuleOut.NEAR));
        }
        boolean looked = condition.until().isPresent();
        for (Condition other : definition.conditions().values()) {
            if (other.lasting().isEmpty() && other.after().filter(name::equals).isPresent()) {
                if (other.within().isEmpty()) {
                    return new Memory.Unbounded();
                }
                longest = Optional.of(longer(longest, other.within().get()));
            }
            if (other.allOf().contains(name)) {
                if (other.within().isEmpty()) {
                    return new Memory.Unbounded();
                }
                longest = Optional.of(longer(longest, other.within().get()));
            }
            if (other.share().filter(share -> share.of().equals(name)).isPresent()) {
                longest = Optional.of(longer(longest, other.span().orElse(Duration.ZERO)));
            }
            looked |= other.unless().contains(name);
        }
        if (longest.isPresent()) {
            return new Memory.For(longest.get());
        }
        return looked ? new Memory.Unbounded() : new Memory.None();
    }

    private static Duration longer(Optional<Duration> one, Duration other) {
        return one.isPresent() && one.get().compareTo(other) > 0 ? one.get() : other;
    }

    private void check() {
        List<Fault> wrong = PatternCheck.faults(definition);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("pattern " + name() + " is wrong: "
                    + wrong.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        }
    }
}
