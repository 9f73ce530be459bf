package io.culprit.shipper.service;

import io.culprit.shipper.delivery.Brokers;
import io.culprit.shipper.delivery.DeliveryException;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.delivery.ParcelQueue;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.delivery.UnreachableException;
import io.culprit.shipper.health.Health;
import io.culprit.shipper.health.HealthServer;
import io.culprit.shipper.health.ShipperMetrics;
import io.culprit.shipper.health.StateLog;
import io.culprit.shipper.intake.Intakes;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.SystemCommands;
import io.culprit.shipper.probing.ProbeRunner;
import io.culprit.shipper.probing.Probing;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.settings.LogFinder;
import io.culprit.shipper.settings.OtherSources;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.Patience;
import io.culprit.shipper.tail.Registry;
import io.culprit.shipper.tail.Tail;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.shipper.topic.FollowedFeeds;
import io.culprit.shipper.topic.TopicShipping;
import io.culprit.shipper.topic.TopicStatus;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final InputStream in;
    private ReadingSummary ofTopics = ReadingSummary.NOTHING;
    private volatile TailStatus latest = TailStatus.NONE;
    private volatile Supplier<TopicStatus> topicStatus = () -> TopicStatus.NONE;

    /**
     * @param settings what to ship
     * @param clock the host's clock
     */
    public Shipper(ShipperSettings settings, Clock clock, Patience patience) {
        this(settings, clock, patience, System.in);
    }

    /** @param in standard input, which is read where the settings name it */
    public Shipper(ShipperSettings settings, Clock clock, Patience patience, InputStream in) {
        this.settings = settings;
        this.clock = clock;
        this.patience = patience;
        this.in = in;
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
        try (Registry registry = Registry.in(settings.state());
                Probing probing = Probing.start(settings, host);
                Intakes intakes = Intakes.start(settings.others(), settings.state(), in, clock, atEnd)) {
            KafkaDelivery delivery = KafkaDelivery.patient(settings.connection());
            ParcelQueue queue = ParcelQueue.before(delivery);
            FollowedFeeds followed = new FollowedFeeds(queue);
            ShipperMetrics metrics = new ShipperMetrics(delivery, probing.runners());
            intakes.states().forEach(metrics::add);
            try (Tail tail = new Tail(
                    logs(new LogFinder(settings.logs()), probing, intakes),
                    settings.services(),
                    ZoneId.systemDefault(),
                    registry,
                    followed,
                    redaction,
                    patience,
                    clock,
                    told(metrics, intakes))) {
                ReadingSummary reading = run(
                        tail, queue, followed, intakes, redaction, serving(metrics, probing, intakes), stopped, atEnd);
                return new Summary(reading.and(ofTopics), delivery.acknowledged());
            }
        }
    }

    private ReadingSummary run(
            Tail tail,
            ParcelQueue queue,
            FollowedFeeds followed,
            Intakes intakes,
            Redaction redaction,
            Serving serving,
            BooleanSupplier stopped,
            boolean atEnd)
            throws IOException, InterruptedException {
        Optional<TopicShipping> topics = Optional.empty();
        boolean untilEnd = atEnd || onlyInput();
        Closeable server = () -> {};
        try {
            server = serving.start();
            Optional<TopicShipping> started = topics(queue, followed, redaction, atEnd);
            topics = started;
            started.ifPresent(shipping -> topicStatus = shipping::status);
            return tail.run(
                    () -> stopped.getAsBoolean()
                            || started.filter(TopicShipping::failed).isPresent(),
                    () -> untilEnd
                            && intakes.ended()
                            && started.map(TopicShipping::done).orElse(true));
        } finally {
            server.close();
            if (topics.isPresent()) {
                topics.get().stop();
            }
            try {
                // Before the tail saves what has arrived, and the topics commit it.
                queue.close(TO_SEND_THE_REST);
            } finally {
                if (topics.isPresent()) {
                    ofTopics = topics.get().close(TO_SEND_THE_REST);
                }
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

    private Consumer<TailStatus> told(ShipperMetrics metrics, Intakes intakes) {
        StateLog states = new StateLog();
        return status -> {
            latest = status;
            TopicStatus now = topicStatus.get();
            metrics.update(now);
            states.update(now);
            intakes.told(status);
            metrics.update(status);
            states.update(status);
        };
    }

    /** Starts to serve metrics and health. */
    private interface Serving {

        Closeable start() throws IOException;
    }

    private Serving serving(ShipperMetrics metrics, Probing probing, Intakes intakes) {
        List<ProbeRunner> probes = probing.runners();
        return () -> {
            if (settings.health().isEmpty()) {
                return () -> {};
            }
            HealthServer server = HealthServer.start(
                    settings.health().get(),
                    metrics::scrape,
                    () -> Health.of(latest, topicStatus.get(), probes, intakes.states()));
            LOG.info("metrics and health at http:/{}", server.address());
            return server::close;
        };
    }

    /** Whether there is nothing to wait for once standard input has ended. */
    private boolean onlyInput() {
        OtherSources others = settings.others();
        return others.input().isPresent()
                && others.topics().isEmpty()
                && others.journals().isEmpty()
                && settings.logs().isEmpty()
                && settings.probes().isEmpty();
    }

    private Optional<TopicShipping> topics(Parcels queue, FollowedFeeds followed, Redaction redaction, boolean atEnd) {
        return Optional.of(settings.others().topics())
                .filter(topics -> !topics.isEmpty())
                .map(topics -> TopicShipping.start(
                        topics,
                        TopicShipping.Readers.KAFKA,
                        ZoneId.systemDefault(),
                        queue,
                        followed,
                        redaction,
                        patience,
                        clock,
                        atEnd));
    }

    private static Tail.Logs logs(LogFinder files, Probing probing, Intakes intakes) {
        return new Tail.Logs() {
            @Override
            public Collection<FollowedLog> logs() throws IOException {
                return Stream.of(files.logs(), probing.logs(), intakes.logs())
                        .flatMap(Collection::stream)
                        .toList();
            }

            @Override
            public Map<Path, Optional<String>> folders() {
                return files.folders();
            }
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
