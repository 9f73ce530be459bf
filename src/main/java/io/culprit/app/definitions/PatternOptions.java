package io.culprit.app.definitions;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionProblem;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.shipper.terminal.SafeText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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
        return compiled(definitions, teller);
    }

    /**
     * Definitions compiled.
     *
     * @param teller is told the mistakes where there are several
     * @throws Failure when something is wrong with them
     */
    public static Catalogue compiled(Definitions definitions, Consumer<String> teller) {
        List<DefinitionProblem> problems = definitions.problems();
        if (problems.size() > 1) {
            problems.forEach(problem -> teller.accept(SafeText.of(problem.toString())));
            throw new Failure("the patterns have " + problems.size() + " mistakes");
        }
        problems.forEach(problem -> {
            throw new Failure(problem.toString());
        });
        return definitions.catalogue();
    }
}
