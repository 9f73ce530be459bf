package io.culprit.app.patterns;

import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.replay.Replay;
import io.culprit.app.replay.topics.Range;
import io.culprit.app.replay.topics.TopicReplay;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.explain.Explained;
import io.culprit.correlation.explain.Explanation;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.incident.Incident;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit patterns explain}: which conditions of an incident held, on which lines, and which nearly did. */
@Command(
        name = "explain",
        description = "Tell why an incident opened, or with --pattern why one did not: which conditions held, on which"
                + " lines, which nearly did, and what was ruled out.",
        footer = {
            "",
            "The logs are replayed; without any, the events are read from Kafka.",
            "",
            "Examples:",
            "  culprit patterns explain 3f9a /var/log/apache2",
            "  culprit patterns explain --pattern daemon-recycling /var/log/apache2",
            "  culprit patterns explain 3f9a --bootstrap-server kafka.example.net:9092"
        })
final class ExplainPattern implements Callable<Integer> {

    @Parameters(
            paramLabel = "INCIDENT|PATH",
            arity = "0..*",
            description =
                    "The incident's id or its beginning, unless --pattern is given; then files, or folders of files,"
                            + " of one host.")
    private List<String> named = List.of();

    @Option(names = "--pattern", paramLabel = "NAME", description = "Explain this pattern, whether it opened or not.")
    private Optional<String> pattern = Optional.empty();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Option(names = "--json", description = "One JSON object per explanation and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    ExplainPattern(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InventoryException, IOException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (pattern.isEmpty() && named.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name an incident, or a pattern with --pattern");
        }
        Definitions definitions = patterns.definitions();
        Catalogue catalogue = PatternOptions.compiled(definitions, what -> screen.say("culprit: " + what));
        List<PatternDefinition> wanted =
                pattern.map(name -> Chosen.byName(name, definitions)).orElse(List.of());
        List<Path> paths =
                named.stream().skip(pattern.isEmpty() ? 1 : 0).map(Path::of).toList();
        Explanation explanation = new Explanation(catalogue);
        List<Incident> incidents =
                paths.isEmpty() ? fromTopics(catalogue, explanation) : replayed(paths, catalogue, explanation, screen);
        for (Explained one : explained(explanation, incidents, wanted)) {
            if (json) {
                screen.print(SafeText.json(Json.mapper().writeValueAsString(one)));
            } else {
                new ExplainedText(one)
                        .lines()
                        .forEach(line -> screen.print(screen.width().wrap(SafeText.of(line), ExplainedText.HANG)));
                screen.print("");
            }
        }
        return ExitCode.DONE.code();
    }

    private List<Incident> fromTopics(Catalogue catalogue, Explanation explanation)
            throws UnreadableException, InterruptedIOException {
        return new TopicReplay(cluster.connection(), catalogue, Range.ALL, clock, event -> {})
                .run(records -> new Progress.Nothing(), explanation, () -> false)
                .outcome()
                .incidents();
    }

    private List<Incident> replayed(List<Path> paths, Catalogue catalogue, Explanation explanation, Screen screen)
            throws InventoryException, IOException {
        Inventory inventory = Inventory.of(paths, naming.naming());
        try (Progress progress = Progress.quiet(screen, "reading", inventory.bytes())) {
            return new Replay(inventory, catalogue, clock)
                    .run(progress, explanation)
                    .incidents();
        }
    }

    private List<Explained> explained(
            Explanation explanation, List<Incident> incidents, List<PatternDefinition> wanted) {
        if (wanted.isEmpty()) {
            return explanation.of(named(incidents)).stream().toList();
        }
        List<Explained> all = new ArrayList<>();
        incidents.stream()
                .filter(incident -> incident.pattern().equals(wanted.get(0).pattern()))
                .forEach(incident -> explanation.of(incident).ifPresent(all::add));
        if (all.isEmpty()) {
            wanted.forEach(one -> all.addAll(explanation.of(one)));
        }
        return all;
    }

    private Incident named(List<Incident> incidents) {
        String id = named.get(0);
        List<Incident> found = incidents.stream()
                .filter(incident -> incident.id().startsWith(id))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new Failure(
                found.isEmpty()
                        ? "there is no incident '" + SafeText.of(id) + "' in it; there "
                                + (incidents.isEmpty() ? "is none" : "are " + ids(incidents))
                        : "'" + SafeText.of(id) + "' begins several: " + ids(found),
                ExitCode.FAILED);
    }

    private static String ids(List<Incident> incidents) {
        return incidents.stream()
                .map(incident -> incident.id() + " (" + incident.pattern() + ")")
                .collect(Collectors.joining(", "));
    }
}
