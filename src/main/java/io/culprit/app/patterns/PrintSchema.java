package io.culprit.app.patterns;

import io.culprit.correlation.catalogue.DefinitionSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit patterns schema}: the JSON Schema by which editors complete files. */
@Command(name = "schema", description = "Print the JSON Schema of pattern or signal files, for editors.")
final class PrintSchema implements Runnable {

    @Parameters(paramLabel = "SORT", description = "Of which files: ${COMPLETION-CANDIDATES}.")
    private DefinitionSchema sort = DefinitionSchema.PATTERN;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(sort.text());
        spec.commandLine().getOut().flush();
    }
}
