package io.culprit.shipper.cli;

import io.culprit.shipper.delivery.Brokers;
import io.culprit.shipper.delivery.DeliveryException;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Following;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reads files and ships their events to Kafka.
 *
 * <p>Standard output stays empty; the summary and any error go to standard error. Exit codes: 0 done, 2 wrong usage, 3 the
 * work failed, 130 interrupted.
 */
@Command(
        name = "ship",
        mixinStandardHelpOptions = true,
        description = "Reads logs, probe results and captures, and ships their events to Kafka.",
        footer = {
            "",
            "Files are recognised by their content. With --follow the command goes on with what is appended, with rotated"
                    + " and with new files. It keeps no memory yet: after a restart it ships from the start again, and the"
                    + " correlation recognises what was sent before by its offset.",
            "",
            "Exit codes: 0 done, 2 wrong usage, 3 the work failed, 130 interrupted."
        })
public final class ShipCommand implements Callable<Integer> {

    private static final int FAILED = 3;
    private static final int INTERRUPTED = 130;
    private static final Duration POLL = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders that are searched for files.")
    private List<Path> paths;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Kafka broker, or several separated by commas.")
    private String bootstrapServer;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Service that the logs belong to (${DEFAULT-VALUE}).")
    private String service = "default";

    @Option(names = "--host", paramLabel = "NAME", description = "Host that wrote the logs (${DEFAULT-VALUE}).")
    private String host = "default";

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Zone of times written without one, as Europe/Berlin or +02:00. Without it: the offset in the"
                    + " access logs, else UTC.")
    private Optional<ZoneId> timezone = Optional.empty();

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "Property of the Kafka client, as for TLS and SASL; may be repeated.")
    private Map<String, String> properties = Map.of();

    @Option(names = "--client-config", paramLabel = "FILE", description = "File of Kafka client properties.")
    private Optional<Path> clientConfig = Optional.empty();

    @Option(names = "--once", description = "Read to the end and stop; this is the default.")
    private boolean once;

    @Option(names = "--follow", description = "Go on with what is appended until interrupted.")
    private boolean follow;

    @Override
    public Integer call() {
        if (once && follow) {
            throw new ParameterException(spec.commandLine(), "--once and --follow exclude each other");
        }
        if (service.isBlank() || host.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--service and --host must not be blank");
        }
        try {
            Inventory inventory = Inventory.of(paths, naming());
            Map<String, Object> client = ClientProperties.of(bootstrapServer, clientConfig, properties);
            Brokers.requireTopics(client);
            ship(inventory, client);
            return 0;
        } catch (InventoryException | IOException | DeliveryException e) {
            return failed(e.getMessage(), FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted", INTERRUPTED);
        }
    }

    private void ship(Inventory inventory, Map<String, Object> client) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        try (KafkaDelivery delivery = new KafkaDelivery(client)) {
            if (follow) {
                try (Interruption interruption = Interruption.listen()) {
                    Following following = new Following(paths, naming(), clock, POLL);
                    conclude(following.run(inventory, delivery, interruption::requested), inventory, delivery);
                }
            } else {
                conclude(new Reading(inventory, clock).run(delivery), inventory, delivery);
            }
        }
    }

    private void conclude(ReadingSummary summary, Inventory inventory, KafkaDelivery delivery) {
        delivery.flush();
        say(ShipSummary.line(summary, inventory, delivery.acknowledged()));
    }

    private Naming naming() {
        return new Naming(service, host, timezone);
    }

    private Integer failed(String message, int code) {
        say("ship: " + message);
        return code;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
