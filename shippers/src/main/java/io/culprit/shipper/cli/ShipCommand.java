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
import io.culprit.shipper.reading.Following;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.terminal.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reads files and ships their events to Kafka.
 *
 * <p>Standard output stays empty; what is read and what became of it is told on standard error.
 */
@Command(
        name = "ship",
        description = "Read logs, probe results and captures, and ship their events to Kafka.",
        footer = {
            "",
            "Files are recognised by their content. With --follow the command goes on with what is appended, with rotated"
                    + " and with new files. It keeps no memory yet: after a restart it ships from the start again, and the"
                    + " correlation recognises what was sent before by its offset.",
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} /var/log/apache2 /var/log/dpkg.log",
            "  ${COMMAND-FULL-NAME} --follow --service shop --host web-1 /var/log/nginx"
        })
public final class ShipCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofSeconds(1);

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of files, of one host.")
    private List<Path> paths = List.of();

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Option(names = "--once", description = "Read to the end and stop; this is the default.")
    private boolean once;

    @Option(names = "--follow", description = "Go on with what is appended until stopped.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public ShipCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InventoryException, IOException, InterruptedException {
        if (once && follow) {
            throw new ParameterException(spec.commandLine(), "--once and --follow exclude each other");
        }
        Inventory inventory = Inventory.of(paths, naming.naming());
        Connection connection = cluster.connection();
        Brokers.requireTopics(connection);
        ReadingReport.of(inventory).forEach(this::say);
        try (KafkaDelivery delivery = new KafkaDelivery(connection)) {
            if (follow) {
                follow(inventory, delivery, connection);
            } else {
                Rejections rejections = new Rejections(delivery);
                conclude(new Reading(inventory, clock).run(rejections), rejections, delivery);
            }
        }
        return 0;
    }

    private void follow(Inventory inventory, KafkaDelivery delivery, Connection connection)
            throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.listen()) {
            say("following at " + connection.bootstrapServers() + "; stop with Ctrl-C");
            Rejections rejections = new Rejections(delivery);
            Following following = new Following(paths, naming.naming(), clock, POLL);
            conclude(following.run(inventory, rejections, interruption::requested), rejections, delivery);
        }
    }

    private void conclude(ReadingSummary summary, Rejections rejections, KafkaDelivery delivery) {
        delivery.flush();
        if (Verbosity.isRaised()) {
            ReadingReport.of(summary).forEach(this::say);
        }
        ReadingReport.clocks(summary).forEach(this::say);
        ReadingReport.of(rejections, Verbosity.isRaised()).forEach(this::say);
        ReadingSummary.Lines total = summary.total();
        say("shipped " + counted(total.events(), "event") + " of " + counted(total.lines(), "line") + " from "
                + counted(summary.files(), "file") + "; "
                + counted(delivery.acknowledged(), "record") + " acknowledged");
    }

    private void say(String line) {
        spec.commandLine().getErr().println(spec.root().name() + ": " + line);
        spec.commandLine().getErr().flush();
    }
}
