package io.culprit.correlation.catalogue;

import io.culprit.correlation.catalogue.DefinitionText.Origin;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.signal.SignalDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All signal and pattern files together, with all that is wrong with them.
 *
 * <p>A user's definition replaces what is built in under the same name; of two others of one name, the second is a mistake.
 */
public final class Definitions {

    private final List<DefinitionFile> files;
    private final Map<String, PatternDefinition> patterns = new LinkedHashMap<>();
    private final Map<String, SignalDefinition> signals = new LinkedHashMap<>();
    private final Map<String, DefinitionText> patternFiles = new LinkedHashMap<>();
    private final Map<String, DefinitionText> signalFiles = new LinkedHashMap<>();
    private final List<String> replaced = new ArrayList<>();

    private Definitions(List<DefinitionFile> files) {
        this.files = files;
        files.forEach(this::add);
        files.forEach(file -> new DefinitionCheck(file, this).check());
    }

    /**
     * Reads files, the built-in ones first: on all processors, since a short command takes a third of its time for it. Nothing is
     * thrown: see {@link #problems}.
     */
    public static Definitions read(Collection<DefinitionText> texts) {
        return new Definitions(
                texts.stream().sorted(Comparator.comparing(DefinitionText::origin)).toList().parallelStream()
                        .map(DefinitionFile::new)
                        .toList());
    }

    /** What ships with the product, and a user's own files beside it. */
    public static Definitions withBuiltIn(Collection<DefinitionText> own) {
        List<DefinitionText> all = new ArrayList<>(BuiltIn.texts());
        all.addAll(own);
        return read(all);
    }

    private void add(DefinitionFile file) {
        file.pattern().ifPresent(pattern -> {
            if (claim(file, "pattern", pattern.name(), List.of("pattern"), patternFiles)) {
                patterns.put(pattern.name(), pattern);
            }
        });
        for (int i = 0; i < file.signals().size(); i++) {
            SignalDefinition signal = file.signals().get(i);
            List<String> path = List.of("signals", Integer.toString(i), "signal");
            if (claim(file, "signal", signal.signal(), path, signalFiles)) {
                signals.put(signal.signal(), signal);
            }
        }
    }

    private boolean claim(
            DefinitionFile file, String sort, String name, List<String> path, Map<String, DefinitionText> owners) {
        DefinitionText before = owners.get(name);
        if (before != null && before.origin() == file.text().origin()) {
            file.wrong(path, "is '" + name + "', as in " + before.name() + ": give one of them another name");
            return false;
        }
        if (before != null) {
            replaced.add(sort + " " + name + " of " + file.text().name() + " replaces the built-in one");
        }
        owners.put(name, file.text());
        return true;
    }

    /** Everything that is wrong, file by file and line by line; empty when all is well. */
    public List<DefinitionProblem> problems() {
        List<DefinitionProblem> all = new ArrayList<>();
        files.forEach(file -> all.addAll(file.problems()));
        all.sort(Comparator.comparing(DefinitionProblem::file)
                .thenComparing(DefinitionProblem::line)
                .thenComparing(DefinitionProblem::column));
        return all;
    }

    /** What of the user's files took the place of something built in, a sentence each. */
    public List<String> replaced() {
        return List.copyOf(replaced);
    }

    /** The patterns, the built-in ones first. */
    public List<PatternDefinition> patterns() {
        return List.copyOf(patterns.values());
    }

    /** The signals, the built-in ones first. */
    public List<SignalDefinition> signals() {
        return List.copyOf(signals.values());
    }

    /** The file that a pattern comes from. */
    public DefinitionText fileOf(PatternDefinition pattern) {
        return patternFiles.get(pattern.name());
    }

    /** The file that a signal comes from. */
    public DefinitionText fileOf(SignalDefinition signal) {
        return signalFiles.get(signal.signal());
    }

    /**
     * All of them compiled.
     *
     * @throws DefinitionException with everything that is wrong
     */
    public Catalogue catalogue() {
        List<DefinitionProblem> wrong = problems();
        if (!wrong.isEmpty()) {
            throw new DefinitionException(wrong);
        }
        return new Catalogue(signals.values(), patterns.values());
    }

    /** How many of the user's own files there are. */
    public long own() {
        return files.stream().filter(file -> file.text().origin() == Origin.OWN).count();
    }

    Map<String, SignalDefinition> signalsByName() {
        return signals;
    }

    /** What incidents may be of: variants of a pattern have one name. */
    Set<String> patternNames() {
        return patterns.values().stream()
                .map(PatternDefinition::pattern)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
