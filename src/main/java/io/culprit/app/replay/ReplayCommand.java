package io.culprit.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.terminal.IncidentText;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.SafeText;
import io.culprit.app.terminal.Screen;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Severity;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit replay}: names the culprits in files, at full speed; incidents on stdout, all else on stderr. */
@Command(
        name = "replay",
        description = "Find out from log files what happened, without Kafka.",
        footer = {
            "",
            "Examples:",
            "  culprit replay /var/log/apache2 /var/log/nginx /var/log/dpkg.log",
            "  culprit replay --json --timezone Europe/Vienna logs/ | jq -r .summary",
            "  culprit replay --fail-on critical logs/ || echo 'something bad happened'"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or folders of files, of one host.")
    private List<Path> paths = List.of();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Option(names = "--json", description = "One JSON object per incident and line: its last revision.")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "End with 1 when an incident is at least that bad: ${COMPLETION-CANDIDATES}.")
    private Optional<Severity> failOn = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public ReplayCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Inventory inventory = inventory();
        Findings.tell(inventory, screen);
        Replay.Outcome outcome;
        try (Progress progress = Progress.quiet(screen, "reading", inventory.bytes())) {
            outcome = new Replay(inventory, clock).run(progress);
        }
        for (Incident incident : outcome.incidents()) {
            print(incident, screen);
        }
        Findings.tell(outcome, screen);
        return (failed(outcome.incidents()) ? ExitCode.FINDINGS : ExitCode.DONE).code();
    }

    private Inventory inventory() {
        try {
            return Inventory.of(paths, naming.naming());
        } catch (InventoryException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    private void print(Incident incident, Screen screen) throws JsonProcessingException {
        if (json) {
            screen.print(SafeText.json(Json.mapper().writeValueAsString(incident)));
        } else {
            screen.print(IncidentText.full(incident));
            screen.print("");
        }
    }

    private boolean failed(List<Incident> incidents) {
        return failOn.map(limit -> incidents.stream()
                        .anyMatch(incident -> incident.severity().compareTo(limit) >= 0))
                .orElse(false);
    }
}
