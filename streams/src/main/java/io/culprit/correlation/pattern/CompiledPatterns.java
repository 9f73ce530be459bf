package io.culprit.correlation.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The patterns of one kind of scope: by name, and by the signals that concern them. */
public final class CompiledPatterns {

    /**
     * That a signal concerns a pattern.
     *
     * @param pattern the pattern
     * @param byCondition whether a condition names the signal, so that it always makes a difference
     * @param measured whether the pattern's measure reads it
     */
    public record Concern(CompiledPattern pattern, boolean byCondition, boolean measured) {}

    private final List<CompiledPattern> all;
    private final Map<String, CompiledPattern> byName = new HashMap<>();
    private final Map<String, List<Concern>> bySignal = new HashMap<>();
    private final Map<String, Duration> supportedFor = new HashMap<>();
    private final Set<String> opening = new HashSet<>();
    private final Set<String> deciding = new HashSet<>();
    private final Set<String> quoted = new HashSet<>();

    public CompiledPatterns(Collection<CompiledPattern> patterns) {
        this.all = patterns.stream()
                .sorted(Comparator.comparing(CompiledPattern::name))
                .toList();
        for (CompiledPattern pattern : all) {
            byName.put(pattern.name(), pattern);
            opening.addAll(pattern.openedBy());
            pattern.signals().stream()
                    .filter(signal ->
                            pattern.conditionsFor(signal).stream().anyMatch(name -> !pattern.onlyCounted(name)))
                    .forEach(deciding::add);
            pattern.signals().forEach(signal -> bySignal.computeIfAbsent(signal, any -> new ArrayList<>())
                    .add(new Concern(pattern, !pattern.conditionsFor(signal).isEmpty(), pattern.measures(signal))));
            pattern.definition().supports().values().forEach(support -> {
                Duration time = support.before().plus(pattern.lookBack());
                support.signals()
                        .forEach(signal -> supportedFor.merge(
                                signal, time, (one, other) -> one.compareTo(other) > 0 ? one : other));
                if (support.quoted()) {
                    quoted.addAll(support.signals());
                }
            });
        }
    }

    /** All, in the order of their names. */
    public List<CompiledPattern> all() {
        return all;
    }

    /** The pattern of a name with its variant. */
    public Optional<CompiledPattern> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those that a signal concerns, in the order of their names. */
    public List<Concern> concernsOf(String signal) {
        return bySignal.getOrDefault(signal, List.of());
    }

    /** Whether a case of any pattern may be opened by a signal; by others none is, whatever came before. */
    public boolean opens(String signal) {
        return opening.contains(signal);
    }

    /** Whether a signal may decide anything about a case; others only support one, or make up the whole of a share. */
    public boolean decides(String signal) {
        return deciding.contains(signal);
    }

    /** How long after a signal evidence may come that claims it as support, where any pattern does so. */
    public Optional<Duration> supportedFor(String signal) {
        return Optional.ofNullable(supportedFor.get(signal));
    }

    /** Whether any pattern quotes lines of a signal that supports it. */
    public boolean quotes(String signal) {
        return quoted.contains(signal);
    }
}
