package io.culprit.app.patterns;

import static io.culprit.shipper.command.ReadingReport.counted;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.definitions.DefinitionFolders;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.DefinitionProblem;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit patterns check}: everything that is wrong with files of signals and patterns. */
@Command(
        name = "check",
        description = "Tell all mistakes in files of signals and patterns, each with line, column and mend.",
        footer = {"", "Exit codes: 0 nothing is wrong, 1 something is."})
final class CheckPatterns implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files, or folders of files, checked together (default: the built-in ones).")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON object per mistake and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        List<DefinitionText> own = new DefinitionFolders(paths).read();
        Definitions definitions = Definitions.withBuiltIn(own);
        List<DefinitionProblem> problems = definitions.problems();
        for (DefinitionProblem problem : problems) {
            screen.print(
                    json ? SafeText.json(Json.mapper().writeValueAsString(problem)) : SafeText.of(problem.toString()));
        }
        definitions.replaced().forEach(what -> screen.say("culprit: " + SafeText.of(what)));
        String what = own.isEmpty() ? "the built-in patterns" : counted(own.size(), "file");
        screen.say("culprit: " + what + ": "
                + (problems.isEmpty() ? "nothing is wrong" : counted(problems.size(), "mistake")));
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).code();
    }
}
