package io.culprit.correlation.catalogue;

import io.culprit.correlation.fold.RequestsPerProcess;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.SignalDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The signals, patterns and silences in force.
 *
 * <p>Signals that no pattern wants are not classified at all.
 */
public final class Catalogue {

    private final List<SignalDefinition> signals;
    private final List<CompiledPattern> patterns;
    private final List<SignalDefinition> used;
    private final Duration step;
    private final Silences silences;

    /**
     * Checks and compiles definitions.
     *
     * @throws IllegalArgumentException naming every signal that a pattern wants and nothing defines
     */
    public Catalogue(Collection<SignalDefinition> signals, Collection<PatternDefinition> patterns) {
        this.signals = List.copyOf(signals);
        this.patterns = patterns.stream()
                .map(pattern -> new CompiledPattern(pattern, measured(pattern)))
                .toList();
        Set<String> wanted = new TreeSet<>();
        this.patterns.forEach(pattern -> wanted.addAll(pattern.signals()));
        Set<String> missing = new TreeSet<>(wanted);
        signals.forEach(signal -> missing.remove(signal.signal()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no signal file defines: " + String.join(", ", missing));
        }
        this.used = this.signals.stream()
                .filter(signal -> wanted.contains(signal.signal()))
                .toList();
        this.step = used.stream()
                .filter(signal -> this.patterns.stream().anyMatch(pattern -> pattern.judges(signal.signal())))
                .map(SignalDefinition::width)
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(1));
        this.silences = Silences.NONE;
    }

    private Catalogue(Catalogue other, Silences silences) {
        this.signals = other.signals;
        this.patterns = other.patterns;
        this.used = other.used;
        this.step = other.step;
        this.silences = silences;
    }

    /** The same signals and patterns with these silences in force. */
    public Catalogue silencedBy(Silences others) {
        return new Catalogue(this, others);
    }

    /** What ships with the product. */
    public static Catalogue builtIn() {
        return Definitions.withBuiltIn(List.of()).catalogue();
    }

    /** Every signal defined, wanted or not. */
    public List<SignalDefinition> signals() {
        return signals;
    }

    /** Every pattern. */
    public List<CompiledPattern> patterns() {
        return patterns;
    }

    /** Names of the patterns, without their variants. */
    public Set<String> patternNames() {
        return patterns.stream().map(pattern -> pattern.definition().pattern()).collect(Collectors.toSet());
    }

    /** The patterns of one kind of scope. */
    public List<CompiledPattern> patterns(ScopeKind kind) {
        return patterns.stream()
                .filter(pattern -> pattern.definition().scope() == kind)
                .toList();
    }

    /** Signals that the patterns of one kind of scope want. */
    public Set<String> signals(ScopeKind kind) {
        return patterns(kind).stream()
                .flatMap(pattern -> pattern.signals().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A classifier of the signals that patterns want, for one thread. */
    public Classifier classifier() {
        return new Classifier(
                used, (signal, fields) -> patterns.stream().anyMatch(pattern -> pattern.quotes(signal, fields)));
    }

    /** Which incidents nobody is to be told of. */
    public Silences silences() {
        return silences;
    }

    /**
     * The widest bucket of what patterns judge: event time becomes final in steps of it. What they only measure holds nothing
     * up; it counts when its buckets are final.
     */
    public Duration step() {
        return step;
    }

    private static Set<String> measured(PatternDefinition pattern) {
        return pattern.measure()
                .map(name -> {
                    if (!name.equals(RequestsPerProcess.NAME)) {
                        throw new IllegalArgumentException("pattern " + pattern.pattern() + ": there is no measure '"
                                + name + "'; there is " + RequestsPerProcess.NAME);
                    }
                    return RequestsPerProcess.SIGNALS;
                })
                .orElse(Set.of());
    }
}
