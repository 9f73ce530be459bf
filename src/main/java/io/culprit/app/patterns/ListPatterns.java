package io.culprit.app.patterns;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.DefinitionText.Origin;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit patterns list}: the patterns in force, a line each. */
@Command(name = "list", description = "List the patterns: scope, severity, what they name, and where they come from.")
final class ListPatterns implements Callable<Integer> {

    /**
     * A pattern in a line.
     *
     * @param pattern its name
     * @param scope what it folds together
     * @param severity how bad its incidents are at least
     * @param title what they are called
     * @param from the file it comes from, or {@code built-in}
     * @param cases how many tests it has
     */
    @JsonPropertyOrder({"pattern", "scope", "severity", "title", "from", "cases"})
    record Row(String pattern, String scope, String severity, String title, String from, int cases) {

        static Row of(PatternDefinition pattern, DefinitionText file) {
            return new Row(
                    pattern.name(),
                    pattern.scope().name().toLowerCase(Locale.ROOT),
                    pattern.severity().level().label(),
                    pattern.title(),
                    file.origin() == Origin.BUILT_IN ? "built-in" : file.name(),
                    pattern.cases().size());
        }
    }

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Option(names = "--json", description = "One JSON object per pattern and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Definitions definitions = patterns.definitions();
        PatternOptions.compiled(definitions, what -> screen.say("culprit: " + what));
        List<Row> rows = Stream.concat(
                        definitions.patterns().stream().map(pattern -> Row.of(pattern, definitions.fileOf(pattern))),
                        Stream.of(SourceBlind.row()))
                .toList();
        int widest = rows.stream().mapToInt(row -> row.pattern().length()).max().orElse(0);
        for (Row row : rows) {
            screen.print(
                    json
                            ? SafeText.json(Json.mapper().writeValueAsString(row))
                            : SafeText.of(String.format(
                                    Locale.ROOT,
                                    "%-" + widest + "s  %-7s  %-8s  %-8s  %s",
                                    row.pattern(),
                                    row.scope(),
                                    row.severity(),
                                    row.from(),
                                    row.title())));
        }
        return ExitCode.DONE.code();
    }
}
