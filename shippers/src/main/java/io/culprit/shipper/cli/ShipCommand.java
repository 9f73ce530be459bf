package io.culprit.shipper.cli;

import static io.culprit.shipper.command.ReadingReport.counted;

import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.delivery.Brokers;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.SystemCommands;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.service.Shipper;
import io.culprit.shipper.settings.SettingsFile;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.Patience;
import io.culprit.shipper.terminal.Verbosity;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

/**
 * Reads files and ships their events to Kafka: once, or for as long as the host lives.
 *
 * <p>Standard output stays empty but for what {@code --init} and {@code --check} are asked for; what is read and what became of
 * it is told on standard error.
 */
@Command(
        name = "ship",
        description = "Read logs, probe results and captures, and ship their events to Kafka.",
        footer = {
            "",
            "Files are recognised by their content. With --follow the command goes on with what is appended, with rotated"
                    + " and with new files. With -c it does what a file says, probes included, and remembers how far it has"
                    + " come.",
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} /var/log/apache2 /var/log/dpkg.log",
            "  ${COMMAND-FULL-NAME} --follow --service shop --host web-1 /var/log/nginx",
            "  journalctl -o json -f | ${COMMAND-FULL-NAME} --service shop -",
            "  ${COMMAND-FULL-NAME} --init -o /etc/culprit/shipper.yaml",
            "  ${COMMAND-FULL-NAME} -c /etc/culprit/shipper.yaml --check"
        })
public final class ShipCommand implements Callable<Integer> {

    private static final Path INPUT = Path.of("-");

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files, or folders of files, of one host; - for standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "What to ship, in place of paths and all other options.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--check", description = "Only say what the file would ship, or all that is wrong with it.")
    private boolean check;

    @Option(
            names = "--init",
            description =
                    "Look at this host and write a file for -c: its servers' logs, and the probes that see something.")
    private boolean init;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With --init: where to write it, which must not be there yet (default: standard output).")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Option(names = "--once", description = "Read to the end and stop; this is the default without -c.")
    private boolean once;

    @Option(names = "--follow", description = "Go on with what is appended until stopped.")
    private boolean follow;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "With --follow: where to remember how far it has come (default: nowhere, so that a restart ships"
                            + " everything again; what was sent before is recognised).")
    private Optional<Path> state = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public ShipCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InventoryException, IOException, InterruptedException {
        refuseContradictions();
        if (init) {
            Initialising.of(host(), cluster.connection(), output, spec).forEach(this::say);
        } else if (config.isPresent()) {
            ShipperSettings settings = settings(config.get());
            if (check) {
                Checking.of(settings, host())
                        .forEach(line -> spec.commandLine().getOut().println(line));
                spec.commandLine().getOut().flush();
            } else {
                ship(settings, once);
            }
        } else if (isInput()) {
            shipInput();
        } else if (follow) {
            follow();
        } else {
            shipOnce();
        }
        return 0;
    }

    private void refuseContradictions() {
        if (once && follow) {
            throw wrong("--once and --follow exclude each other");
        }
        if (config.isPresent() && (!paths.isEmpty() || state.isPresent() || follow)) {
            throw wrong("-c takes the place of PATH, --follow and --state: the file names them");
        }
        if (check && config.isEmpty()) {
            throw wrong("--check looks at a file: name it with -c");
        }
        if (init && (config.isPresent() || !paths.isEmpty() || follow || once)) {
            throw wrong("--init only writes a file: give it no PATH, -c, --follow or --once");
        }
        if (output.isPresent() && !init) {
            throw wrong("-o names the file that --init writes");
        }
        if (config.isEmpty() && paths.isEmpty() && !init) {
            throw wrong("nothing to ship: name files or folders, or a configuration with -c");
        }
        if (paths.contains(INPUT) && (paths.size() > 1 || follow)) {
            throw wrong("- is standard input, which stands alone and is read to its end");
        }
        if (state.isPresent() && !follow) {
            throw wrong("--state is for --follow: what is read once is read whole");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private ShipperSettings settings(Path file) throws UnreadableException {
        try {
            return SettingsFile.read(file, HostName.of());
        } catch (YamlException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableException("-c", file, e);
        }
    }

    private Host host() {
        return new Host(Path.of("/"), clock, new SystemCommands());
    }

    private void shipOnce() throws InventoryException, IOException, InterruptedException {
        Inventory inventory = Inventory.of(paths, naming.naming());
        Connection connection = cluster.connection();
        Brokers.requireTopics(connection);
        ReadingReport.of(inventory).forEach(this::say);
        try (KafkaDelivery delivery = new KafkaDelivery(connection)) {
            Rejections rejections = new Rejections(delivery);
            ReadingSummary summary = new Reading(inventory, clock).run(rejections);
            delivery.flush();
            conclude(summary, delivery.acknowledged());
            ReadingReport.of(rejections, Verbosity.isRaised()).forEach(this::say);
        }
    }

    private boolean isInput() {
        return paths.equals(List.of(INPUT));
    }

    /** Ships standard input as it comes, until it ends. */
    private void shipInput() throws IOException, InterruptedException {
        Connection connection = cluster.connection();
        Brokers.requireTopics(connection);
        Path folder = Files.createTempDirectory("culprit-shipper");
        ship(PlainSettings.ofInput(connection, naming.naming(), folder), false);
        Folders.delete(folder);
    }

    /** Follows paths, beginning with what is there, rotated files included. */
    private void follow() throws InventoryException, IOException, InterruptedException {
        Connection connection = cluster.connection();
        Brokers.requireTopics(connection);
        // Says what is there and what is not used, and refuses a path that is not.
        Naming names = naming.naming();
        ReadingReport.of(Inventory.of(paths, names)).forEach(this::say);
        Path folder = state.isPresent() ? state.get() : Files.createTempDirectory("culprit-shipper");
        ship(PlainSettings.ofPaths(connection, names, folder, paths), false);
        if (state.isEmpty()) {
            Folders.delete(folder);
        }
    }

    private void ship(ShipperSettings settings, boolean atEnd) throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.listen()) {
            say("shipping to " + settings.connection().bootstrapServers() + (atEnd ? "" : "; stop with Ctrl-C"));
            Shipper.Summary summary = new Shipper(settings, clock, Patience.USUAL).run(interruption::requested, atEnd);
            conclude(summary.reading(), summary.acknowledged());
        }
    }

    private void conclude(ReadingSummary summary, long acknowledged) {
        if (Verbosity.isRaised()) {
            ReadingReport.of(summary).forEach(this::say);
        }
        ReadingReport.clocks(summary).forEach(this::say);
        ReadingSummary.Lines total = summary.total();
        say("shipped " + counted(total.events(), "event") + " of " + counted(total.lines(), "line") + " from "
                + counted(summary.files(), "file")
                + (total.rejectedLines() == 0 ? "" : ", " + total.rejectedLines() + " rejected") + "; "
                + counted(acknowledged, "record") + " acknowledged");
    }

    private void say(String line) {
        spec.commandLine().getErr().println(spec.root().name() + ": " + line);
        spec.commandLine().getErr().flush();
    }
}
