package io.culprit.app.patterns;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit patterns show}: a pattern in words. */
@Command(name = "show", description = "Tell a pattern in words: what opens and ends it, and the lines it looks for.")
final class ShowPattern implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The pattern.")
    private String name = "";

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Option(names = "--json", description = "Its definition as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Definitions definitions = patterns.definitions();
        PatternOptions.compiled(definitions, what -> screen.say("culprit: " + what));
        if (name.equals(SourceBlind.NAME)) {
            if (json) {
                screen.print(SafeText.json(Json.mapper().writeValueAsString(SourceBlind.row())));
            } else {
                SourceBlind.lines().forEach(line -> screen.print(screen.width().wrap(line, PatternText.HANG)));
            }
            return ExitCode.DONE.code();
        }
        for (PatternDefinition pattern : Chosen.byName(name, definitions)) {
            if (json) {
                screen.print(SafeText.json(Json.mapper().writeValueAsString(pattern)));
            } else {
                new PatternText(pattern, definitions)
                        .lines()
                        .forEach(line -> screen.print(screen.width().wrap(SafeText.of(line), PatternText.HANG)));
                screen.print("");
            }
        }
        return ExitCode.DONE.code();
    }
}
