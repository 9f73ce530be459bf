package io.culprit.app.patterns;

import static io.culprit.shipper.command.ReadingReport.counted;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.cases.CaseVerdict;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit patterns test}: runs the cases that pattern files carry. */
@Command(
        name = "test",
        description = "Run the test cases that pattern files carry.",
        footer = {"", "Exit codes: 0 all pass, 1 one does not."})
final class TestPatterns implements Callable<Integer> {

    /**
     * What came of a case.
     *
     * @param pattern its pattern
     * @param told what it tells
     * @param differences what is not as expected
     */
    @JsonPropertyOrder({"pattern", "case", "differences"})
    record Result(String pattern, @JsonProperty("case") String told, List<String> differences) {}

    @Parameters(
            paramLabel = "NAME|PATH",
            arity = "0..*",
            description = "Patterns by name, or files and folders of them (default: all).")
    private List<String> named = List.of();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Option(names = "--json", description = "One JSON object per case and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Chosen chosen = Chosen.of(named, patterns.folders());
        Catalogue catalogue = PatternOptions.compiled(chosen.definitions(), what -> screen.say("culprit: " + what));
        int ran = 0;
        int failed = 0;
        for (PatternDefinition pattern : chosen.patterns()) {
            for (PatternCase told : pattern.cases()) {
                Result result =
                        new Result(pattern.name(), told.name(), CaseVerdict.of(catalogue, pattern.pattern(), told));
                ran++;
                failed += result.differences().isEmpty() ? 0 : 1;
                print(result, screen);
            }
            if (pattern.cases().isEmpty()) {
                screen.say("culprit: " + SafeText.of(pattern.name()) + " has no cases");
            }
        }
        screen.say("culprit: " + counted(ran, "case") + ", " + (failed == 0 ? "all pass" : failed + " failed"));
        return (failed == 0 ? ExitCode.DONE : ExitCode.FINDINGS).code();
    }

    private void print(Result result, Screen screen) throws JsonProcessingException {
        if (json) {
            screen.print(SafeText.json(Json.mapper().writeValueAsString(result)));
            return;
        }
        screen.print((result.differences().isEmpty() ? "pass  " : "FAIL  ")
                + SafeText.of(result.pattern() + ": " + result.told()));
        result.differences().forEach(difference -> screen.print("      " + SafeText.of(difference)));
    }
}
