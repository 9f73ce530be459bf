package io.culprit.shipper.service;

import io.culprit.shipper.delivery.Brokers;
import io.culprit.shipper.delivery.DeliveryException;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.delivery.ParcelQueue;
import io.culprit.shipper.delivery.UnreachableException;
import io.culprit.shipper.health.Health;
import io.culprit.shipper.health.HealthServer;
import io.culprit.shipper.health.ShipperMetrics;
import io.culprit.shipper.health.StateLog;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.SystemCommands;
import io.culprit.shipper.probing.ProbeRunner;
import io.culprit.shipper.probing.Probing;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.settings.LogFinder;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.Patience;
import io.culprit.shipper.tail.Registry;
import io.culprit.shipper.tail.Tail;
import io.culprit.shipper.tail.TailStatus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ships what settings name, until told to stop.
 *
 * <p>It waits for brokers that are away, be it at the start or later; what stops it is a refusal, which waiting does not mend.
 */
public final class Shipper {

    private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);

    private static final Duration TO_SEND_THE_REST = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final ShipperSettings settings;
    private final Clock clock;
    private final Patience patience;
    private volatile TailStatus latest = TailStatus.NONE;

    /**
     * @param settings what to ship
     * @param clock the host's clock
     */
    public Shipper(ShipperSettings settings, Clock clock, Patience patience) {
        this.settings = settings;
        this.clock = clock;
        this.patience = patience;
    }

    /** What became of a run. */
    public record Summary(ReadingSummary reading, long acknowledged) {}

    /**
     * Ships.
     *
     * @param stopped asked again and again
     * @param atEnd whether to stop when all that is there was shipped
     * @throws IOException when the registry cannot be kept
     * @throws DeliveryException when the brokers refuse what is sent
     */
    public Summary run(BooleanSupplier stopped, boolean atEnd) throws IOException, InterruptedException {
        Redaction redaction = redaction();
        awaitBrokers(stopped);
        Host host = new Host(Path.of("/"), clock, new SystemCommands());
        StateLog states = new StateLog();
        try (Registry registry = Registry.in(settings.state());
                Probing probing = Probing.start(settings, host)) {
            KafkaDelivery delivery = KafkaDelivery.patient(settings.connection());
            ParcelQueue queue = ParcelQueue.before(delivery);
            ShipperMetrics metrics = new ShipperMetrics(delivery, probing.runners());
            Consumer<TailStatus> told = status -> {
                latest = status;
                metrics.update(status);
                states.update(status);
            };
            try (Tail tail = new Tail(
                    logs(new LogFinder(settings.logs()), probing),
                    settings.services(),
                    ZoneId.systemDefault(),
                    registry,
                    queue,
                    redaction,
                    patience,
                    clock,
                    told)) {
                Closeable server = () -> {};
                ReadingSummary reading;
                try {
                    server = serve(metrics, probing.runners());
                    reading = tail.run(stopped, atEnd);
                } finally {
                    server.close();
                    // Before the tail saves what has arrived.
                    queue.close(TO_SEND_THE_REST);
                }
                return new Summary(reading, delivery.acknowledged());
            }
        }
    }

    private Redaction redaction() throws IOException {
        try {
            return settings.redaction().open(settings.state());
        } catch (IOException e) {
            Path key = settings.redaction().keyFile().orElse(settings.state());
            throw new UnreadableException("the key of redaction in", key, e);
        }
    }

    private Closeable serve(ShipperMetrics metrics, List<ProbeRunner> probes) throws IOException {
        if (settings.health().isEmpty()) {
            return () -> {};
        }
        HealthServer server =
                HealthServer.start(settings.health().get(), metrics::scrape, () -> Health.of(latest, probes));
        LOG.info("metrics and health at http:/{}", server.address());
        return server::close;
    }

    private static Tail.Logs logs(LogFinder files, Probing probing) {
        return () -> {
            Collection<FollowedLog> found = files.logs();
            return Stream.concat(found.stream(), probing.logs().stream()).toList();
        };
    }

    private void awaitBrokers(BooleanSupplier stopped) throws InterruptedException {
        boolean told = false;
        while (!stopped.getAsBoolean()) {
            try {
                Brokers.requireTopics(settings.connection());
                return;
            } catch (UnreachableException e) {
                if (!told) {
                    LOG.warn("waiting for the brokers: {}", e.getMessage());
                    told = true;
                }
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }
}
