package io.culprit.app.replay;

import static io.culprit.shipper.command.ReadingReport.counted;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.backtest.Backtest;
import io.culprit.app.backtest.BacktestOptions;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.replay.topics.TopicReplay;
import io.culprit.app.replay.topics.TopicsOptions;
import io.culprit.app.report.ReportOptions;
import io.culprit.app.silences.SilenceOptions;
import io.culprit.app.terminal.CausesFirst;
import io.culprit.app.terminal.IncidentText;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.app.whatif.WhatIfOptions;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.event.Event;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Severity;
import io.culprit.shipper.cli.Interruption;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.packed.Unpacking;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.shipper.terminal.Verbosity;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit replay}: names the culprits in files, at full speed; incidents on stdout, all else on stderr. */
@Command(
        name = "replay",
        description = "Find out from log files, or from events that Kafka holds, what happened.",
        footer = {
            "",
            "Examples:",
            "  culprit replay /var/log/apache2 /var/log/nginx /var/log/dpkg.log",
            "  culprit replay --json --timezone Europe/Vienna logs/ | jq -r .summary",
            "  culprit replay --out post-mortem/ logs/ && xdg-open post-mortem/report.html",
            "  culprit replay --what-if maximum-requests=10000 logs/",
            "  culprit replay --fail-on critical logs/ || echo 'something bad happened'",
            "  culprit replay --path '{service}/{host}/**' collected/",
            "  culprit replay yesterday.tar.zst 'more/**/*.log.gz'",
            "  ssh web1 cat /var/log/nginx/error.log | culprit replay --host web1 -",
            "  culprit replay --topics --from 2026-11-21T08:00:00Z --service shop --bootstrap-server kafka:9092",
            "  culprit replay --topics --diff --patterns mine/"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "Files, folders, archives (tar, zip) and patterns of those, compressed or not; - is standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private TopicsOptions topics = new TopicsOptions();

    @Mixin
    private BacktestOptions backtests = new BacktestOptions();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Mixin
    private SilenceOptions silences = new SilenceOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private WhatIfOptions whatIf = new WhatIfOptions();

    @Option(names = "--json", description = "One JSON object per incident and line: its last revision.")
    private boolean json;

    @Option(
            names = "--stats",
            description =
                    "Also tell requests by status, lines by format, rejections and speed; with --json as last line.")
    private boolean stats;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "End with 1 when an incident is at least that bad: ${COMPLETION-CANDIDATES}.")
    private Optional<Severity> failOn = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final InputStream stdin;

    public ReplayCommand(Clock clock, InputStream stdin) {
        this.clock = clock;
        this.stdin = stdin;
    }

    @Override
    public Integer call() throws InventoryException, IOException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        boolean fromTopics = topics.chosen(paths, naming);
        Catalogue unsilenced = patterns.catalogue(what -> screen.say("culprit: " + what));
        Catalogue catalogue = silences.watching(() -> unsilenced, what -> screen.say("culprit: " + what))
                .get();
        Backtest backtest =
                backtests.backtest(catalogue, fromTopics ? Optional.of(topics.connection()) : Optional.empty());
        Optional<Consumer<Event>> watcher = Stream.of(report.watching(catalogue), whatIf.watching(catalogue))
                .flatMap(Optional::stream)
                .reduce(Consumer::andThen);
        try (Interruption interruption = Interruption.listen()) {
            TopicReplay.Found found = fromTopics
                    ? topics.replay(
                            catalogue, naming, clock, watcher.orElse(event -> {}), screen, interruption::requested)
                    : TopicReplay.Found.ofFiles(fromFiles(catalogue, watcher, screen, interruption));
            Replay.Outcome outcome = found.outcome();
            if (backtest.isAskedFor()) {
                backtest.print(outcome.incidents(), topics.span(found), topics.range(naming)::concerns, json, screen);
                printStatistics(outcome, screen);
            } else {
                print(outcome, screen);
                whatIf.print(outcome.incidents(), json, screen);
            }
            conclude(outcome, screen);
            report.write(outcome::findings).forEach(file -> screen.say("culprit: wrote " + file));
            return exitCode(outcome).code();
        }
    }

    private Replay.Outcome fromFiles(
            Catalogue catalogue, Optional<Consumer<Event>> watcher, Screen screen, Interruption interruption)
            throws InventoryException, IOException {
        try (Unpacking unpacking = new Unpacking(interruption::requested)) {
            Inventory inventory = inputs.inventory(paths, naming, unpacking, stdin);
            ReadingReport.of(inventory).forEach(line -> screen.say("culprit: " + line));
            try (Progress progress = Progress.reading(screen, inventory.bytes())) {
                return new Replay(inventory, catalogue, clock, watcher)
                        .run(progress, FoldObserver.NONE, interruption::requested);
            }
        }
    }

    private ExitCode exitCode(Replay.Outcome outcome) {
        if (outcome.partial().isPresent()) {
            return ExitCode.INTERRUPTED;
        }
        return failed(outcome.incidents()) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void conclude(Replay.Outcome outcome, Screen screen) {
        if (Verbosity.isRaised()) {
            ReadingReport.of(outcome.summary()).forEach(line -> screen.say("culprit: " + line));
        }
        ReadingReport.damages(outcome.summary()).forEach(line -> screen.say("culprit: " + line));
        ReadingReport.clocks(outcome.summary()).forEach(line -> screen.say("culprit: " + line));
        ReadingReport.of(outcome.rejections(), Verbosity.isRaised()).forEach(line -> screen.say("culprit: " + line));
        if (outcome.late() > 0) {
            screen.say("culprit: " + counted(outcome.late(), "event") + " came too late to count");
        }
        screen.say("culprit: " + counted(outcome.incidents().size(), "incident") + " in "
                + counted(outcome.events(), "event"));
        outcome.partial().ifPresent(partial -> screen.say("culprit: partial: " + partial.reached()));
    }

    private void print(Replay.Outcome outcome, Screen screen) throws JsonProcessingException {
        if (json) {
            printJson(outcome, screen);
            return;
        }
        printText(outcome.incidents(), screen);
        printStatistics(outcome, screen);
    }

    private void printStatistics(Replay.Outcome outcome, Screen screen) {
        if (stats && json) {
            screen.print(SafeText.json(StatisticsJson.of(outcome.statistics()).toString()));
        } else if (stats) {
            screen.print(StatisticsText.of(outcome.statistics()));
        }
    }

    private void printJson(Replay.Outcome outcome, Screen screen) throws JsonProcessingException {
        for (Incident incident : outcome.incidents()) {
            screen.print(SafeText.json(Json.mapper().writeValueAsString(incident)));
        }
        if (outcome.partial().isPresent()) {
            screen.print(Json.mapper()
                    .writeValueAsString(Map.of("partial", outcome.partial().get())));
        }
        printStatistics(outcome, screen);
    }

    private void printText(List<Incident> incidents, Screen screen) {
        CausesFirst causes = CausesFirst.of(incidents);
        for (Incident cause : Verbosity.isRaised() ? incidents : causes.causes()) {
            screen.print(IncidentText.full(cause, causes.attachedTo(cause), screen.width()));
            screen.print("");
        }
    }

    /** Somebody asked not to be told of what is silenced. */
    private boolean failed(List<Incident> incidents) {
        return failOn.map(limit -> incidents.stream()
                        .filter(incident -> incident.silenced().isEmpty())
                        .anyMatch(incident -> incident.severity().compareTo(limit) >= 0))
                .orElse(false);
    }
}
