package io.culprit.app.uptime;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.replay.Replay;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.app.terminal.UptimeText;
import io.culprit.correlation.uptime.Period;
import io.culprit.correlation.uptime.Selection;
import io.culprit.correlation.uptime.UptimeReport;
import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.incident.Incident;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.shipper.terminal.Verbosity;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit uptime}: how checks came out, what a monitor makes of that, and how many failures have a known cause. */
@Command(
        name = "uptime",
        description = "Tell the uptime that visitors saw, beside the one that a monitor tells.",
        footer = {
            "",
            "Without PATH the table that culprit correlate keeps is read from the cluster, and --service chooses one"
                    + " service. With PATH checks and logs are read as replay reads them.",
            "",
            "uptime counts every check that failed; naive does not count those that passed when they were made again."
                    + " Both are rounded down. explained is how many failed checks an incident explains.",
            "",
            "Examples:",
            "  culprit uptime --bootstrap-server kafka.example.net:9092 --service shop",
            "  culprit uptime --period day --from 2026-11-01 --to 2026-11-07 --json",
            "  culprit uptime probe.csv /var/log/apache2"
        })
public final class UptimeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files, or folders of files, of one host.")
    private List<Path> paths = List.of();

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "month",
            description = "What days are added up to, in UTC: day, week or month (default: ${DEFAULT-VALUE}).")
    private Period period = Period.MONTH;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, as 2026-11-01.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--json", description = "One JSON object per row and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public UptimeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InventoryException {
        if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--from " + from.get() + " is after --to " + to.get() + ": swap them");
        }
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        List<UptimeRow> rows = paths.isEmpty() ? fromCluster() : fromFiles(screen);
        print(rows, screen);
        if (rows.isEmpty()) {
            screen.say("culprit: no checks there");
        }
        return 0;
    }

    private List<UptimeRow> fromCluster() throws UnreadableException {
        Connection connection = cluster.connection();
        connection.requireAnswer();
        return UptimeReport.of(
                TopicTable.read(connection, Topics.UPTIME, JsonSerde.plain(CheckDay.class)),
                TopicTable.read(connection, Topics.INCIDENTS, JsonSerde.plain(Incident.class)),
                new Selection(period, naming.service(), from, to));
    }

    private List<UptimeRow> fromFiles(Screen screen) throws IOException, InventoryException {
        Inventory inventory = Inventory.of(paths, naming.naming());
        Replay replay = new Replay(inventory, patterns.catalogue(what -> screen.say("culprit: " + what)), clock);
        Replay.Outcome outcome;
        try (Progress progress = Progress.quiet(screen, "reading", inventory.bytes())) {
            outcome = replay.run(progress);
        }
        ReadingReport.of(outcome.rejections(), Verbosity.isRaised()).forEach(line -> screen.say("culprit: " + line));
        return UptimeReport.of(
                outcome.checks(), outcome.incidents(), new Selection(period, Optional.empty(), from, to));
    }

    private void print(List<UptimeRow> rows, Screen screen) throws JsonProcessingException {
        if (json) {
            for (UptimeRow row : rows) {
                screen.print(SafeText.json(UptimeJson.of(row)));
            }
        } else {
            screen.print(UptimeText.table(rows, screen.width()));
        }
    }
}
