package io.culprit.app.alerts;

import io.culprit.app.terminal.IncidentText;
import io.culprit.app.terminal.Screen;
import io.culprit.app.watch.BrokerWatch;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.SafeText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit alerts}: prints incidents as they are published, until it is stopped or the reader of its output goes. */
@Command(
        name = "alerts",
        description = "Follow the incidents as they are opened, revised and resolved.",
        footer = {
            "",
            "Examples:",
            "  culprit alerts --from-beginning",
            "  culprit alerts --json --from-beginning --exit-when-idle 5s | jq .summary"
        })
public final class AlertsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Option(names = "--from-beginning", description = "Everything that is still on the topic, then what comes.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "The record as it stands on the topic, one per line.")
    private boolean json;

    @Option(
            names = "--silenced",
            description = "Also incidents that began in a maintenance window (correlate --silences).")
    private boolean silenced;

    @Option(
            names = "--exit-when-idle",
            paramLabel = "DURATION",
            description = "End when nothing came for so long, as in 500ms, 5s, 2m.")
    private Optional<Duration> exitWhenIdle = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public AlertsCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws UnreadableException {
        Connection connection = cluster.connection();
        connection.requireAnswer();
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        try (AlertReader reader =
                        new AlertReader(connection, fromBeginning ? AlertReader.From.BEGINNING : AlertReader.From.END);
                BrokerWatch watch = new BrokerWatch(connection, screen, BrokerWatch.USUAL)) {
            watch.start();
            follow(reader, screen);
        }
        return 0;
    }

    private void follow(AlertReader reader, Screen screen) {
        Instant lastHeard = clock.instant();
        while (true) {
            List<Alert> alerts = reader.poll(POLL);
            alerts.forEach(alert -> print(alert, screen));
            if (!alerts.isEmpty()) {
                lastHeard = clock.instant();
            } else if (idle(Duration.between(lastHeard, clock.instant()))) {
                return;
            }
        }
    }

    private boolean idle(Duration quiet) {
        return exitWhenIdle.map(limit -> quiet.compareTo(limit) >= 0).orElse(false);
    }

    private void print(Alert alert, Screen screen) {
        boolean quiet = alert.incident().silenced().isPresent();
        if (quiet && !silenced) {
            return;
        }
        if (json) {
            screen.print(SafeText.json(alert.json()));
        } else if (quiet) {
            screen.printDimmed(IncidentText.brief(alert.incident(), screen.width()));
        } else {
            screen.print(IncidentText.brief(alert.incident(), screen.width()));
        }
    }
}
