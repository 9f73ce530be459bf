package io.culprit.app.definitions;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionException;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.shipper.terminal.SafeText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where a user's own signals and patterns are. */
public final class PatternOptions {

    @Option(
            names = "--patterns",
            paramLabel = "DIR",
            description =
                    "Folder of signals and patterns (*.yaml) to use beside the built-in ones; one of the same name"
                            + " replaces a built-in one. May be given several times.")
    private List<Path> folders = List.of();

    /** The folders named. */
    public DefinitionFolders folders() {
        return new DefinitionFolders(folders);
    }

    /** Everything that is defined, the built-in included, right or wrong. */
    public Definitions definitions() {
        return Definitions.withBuiltIn(folders().read());
    }

    /**
     * The signals and patterns to use.
     *
     * @param teller is told what of the built-in ones is replaced
     * @throws Failure with everything that is wrong with them
     */
    public Catalogue catalogue(Consumer<String> teller) {
        Definitions definitions = definitions();
        definitions.replaced().forEach(what -> teller.accept(SafeText.of(what)));
        return compiled(definitions);
    }

    /**
     * Definitions compiled.
     *
     * @throws Failure with everything that is wrong with them
     */
    public static Catalogue compiled(Definitions definitions) {
        try {
            return definitions.catalogue();
        } catch (DefinitionException e) {
            throw new Failure(
                    (e.problems().size() == 1 ? "" : e.problems().size() + " problems with the patterns\n")
                            + e.problems().stream()
                                    .map(problem -> SafeText.of(problem.toString()))
                                    .collect(Collectors.joining("\n")),
                    e);
        }
    }
}
