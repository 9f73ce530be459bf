package io.culprit.app.patterns;

import io.culprit.app.definitions.DefinitionFolders;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.text.NearMatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a command line names: patterns by name, or files and folders of them.
 *
 * @param definitions everything that is defined
 * @param patterns the patterns named; all of them where nothing is
 */
record Chosen(Definitions definitions, List<PatternDefinition> patterns) {

    /**
     * Finds what is named.
     *
     * @param named names of patterns, files or folders
     * @param further folders whose patterns are there without being named
     * @throws Failure when there is no such pattern, file or folder
     */
    static Chosen of(List<String> named, DefinitionFolders further) {
        List<Path> paths = new ArrayList<>(further.paths());
        List<Path> own = named.stream().filter(Chosen::isPath).map(Path::of).toList();
        paths.addAll(own);
        Definitions definitions = Definitions.withBuiltIn(new DefinitionFolders(paths).read());
        Set<String> files = new DefinitionFolders(own)
                .read().stream().map(DefinitionText::name).collect(Collectors.toSet());
        Set<PatternDefinition> chosen = new LinkedHashSet<>();
        for (PatternDefinition pattern : definitions.patterns()) {
            if (named.isEmpty() || files.contains(definitions.fileOf(pattern).name())) {
                chosen.add(pattern);
            }
        }
        named.stream().filter(name -> !isPath(name)).forEach(name -> chosen.addAll(byName(name, definitions)));
        return new Chosen(definitions, List.copyOf(chosen));
    }

    /**
     * The patterns of a name: several, where they are variants of one.
     *
     * @throws Failure when there is none
     */
    static List<PatternDefinition> byName(String name, Definitions definitions) {
        List<String> names =
                definitions.patterns().stream().map(PatternDefinition::name).toList();
        List<PatternDefinition> found = definitions.patterns().stream()
                .filter(pattern ->
                        pattern.name().equals(name) || pattern.pattern().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new Failure(
                    "there is no pattern '" + name + "'"
                            + NearMatch.of(name, names)
                                    .map(meant -> "; did you mean " + meant + "?")
                                    .orElse("; there are " + String.join(", ", names)),
                    ExitCode.USAGE);
        }
        return found;
    }

    private static boolean isPath(String named) {
        return named.contains("/") || named.matches(".*\\.ya?ml") || Files.exists(Path.of(named));
    }
}
