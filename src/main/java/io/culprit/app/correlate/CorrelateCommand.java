package io.culprit.app.correlate;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.definitions.PatternWatch;
import io.culprit.app.lifecycle.Closing;
import io.culprit.app.silences.SilenceOptions;
import io.culprit.app.silences.SilencesWatch;
import io.culprit.app.terminal.Screen;
import io.culprit.app.topics.TopicOptions;
import io.culprit.app.watch.BrokerWatch;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.delivery.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit correlate}: reads events, publishes incidents, until it is told to stop. */
@Command(
        name = "correlate",
        description = "Watch the events in a Kafka cluster and publish incidents.",
        footer = {
            "",
            "Instances with the same --application-id share the work; each needs a --state-dir of its own, and the same"
                    + " patterns. A folder of patterns and the file of silences may change while the command runs: what is"
                    + " wrong is refused, and what was in force stays.",
            "",
            "Examples:",
            "  culprit correlate --bootstrap-server kafka.example.net:9092",
            "  culprit correlate --client-config tls.properties --state-dir /var/lib/culprit"
        })
public final class CorrelateCommand implements Callable<Integer> {

    private static final Duration START_WITHIN = Duration.ofMinutes(2);

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "culprit",
            description = "Name of this deployment in the cluster (default: ${DEFAULT-VALUE}).")
    private String applicationId = "culprit";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where this instance keeps its state (default: $XDG_STATE_HOME/culprit).")
    private Optional<Path> stateDir = Optional.empty();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Mixin
    private SilenceOptions silences = new SilenceOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        PatternWatch watched = new PatternWatch(patterns.folders(), what -> screen.say("culprit: " + what));
        SilencesWatch silenced = silences.watching(watched, what -> screen.say("culprit: " + what));
        Connection connection = cluster.connection();
        try (Admin admin = connection.admin()) {
            topics.ensureAll(admin);
        }
        try (Closing closing = new Closing()) {
            DataDirectory state =
                    DataDirectory.open(stateDir.orElseGet(CorrelateCommand::defaultFolder), "--state-dir");
            closing.add("release of the state folder", Duration.ofSeconds(1), state::close);
            RunningTopology running =
                    new RunningTopology(applicationId, state.path(), connection.clientProperties(), silenced);
            closing.add("stop of the correlation", RunningTopology.STOP_WITHIN.plusSeconds(1), running::close);
            running.awaitRunning(START_WITHIN);
            screen.say("culprit: correlating as " + applicationId + " at " + connection.bootstrapServers()
                    + "; state in " + state.path() + "; stop with Ctrl-C");
            closing.add("watch over the patterns", Duration.ofSeconds(1), watched.start()::close);
            closing.add("watch over the silences", Duration.ofSeconds(1), silenced.start()::close);
            try (BrokerWatch watch = new BrokerWatch(connection, screen, BrokerWatch.USUAL)) {
                watch.start();
                running.awaitFailure();
            }
        }
        return 0;
    }

    private static Path defaultFolder() {
        return StateFolder.fromEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
