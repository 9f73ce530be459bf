package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.alerts.Alert;
import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.service.Shipper;
import io.culprit.shipper.settings.SettingsFile;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.Patience;
import io.culprit.wire.Topics;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that are wrong, from the logs of two hosts of one service through their shippers to incidents. */
class FastClockTest {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private static final int PARTITIONS = 1;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Patience PATIENCE = new Patience(
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    @TempDir
    private Path temp;

    private final ExecutorService shippers = Executors.newCachedThreadPool();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<CompletableFuture<Shipper.Summary>> running = new ArrayList<>();
    private DataDirectory directory;
    private EmbeddedBroker broker;
    private RunningTopology topology;
    private AlertReader alerts;
    private final List<Incident> transitions = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        directory = DataDirectory.open(temp.resolve("kafka"));
        broker = EmbeddedBroker.start(directory);
        try (Admin admin = cluster().admin()) {
            new TopicCreation(admin, PARTITIONS, (short) 1).ensure(Topics.ALL);
        }
        topology = new RunningTopology(
                "culprit", temp.resolve("streams"), cluster().clientProperties(), () -> CATALOGUE);
        topology.awaitRunning(WITHIN);
        alerts = new AlertReader(cluster(), AlertReader.From.BEGINNING);
    }

    @AfterEach
    void stop() throws Exception {
        stopped.set(true);
        for (CompletableFuture<Shipper.Summary> shipper : running) {
            shipper.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
        shippers.shutdownNow();
        alerts.close();
        topology.close();
        broker.close();
        directory.close();
    }

    private Connection cluster() {
        return Connection.to(broker.bootstrapServers());
    }

    @Test
    void theNextIncidentOpensAndEnds_whenAHostIsTwoHoursAhead() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
        CrashingHost right = host("web-1", Clock.systemUTC());
        CrashingHost fast = host("web-2", ahead);
        fast.serve();
        right.serve();

        fast.crash();
        awaitStatus("web-2", Incident.Status.FIRING);
        right.crash();
        Incident opened = awaitStatus("web-1", Incident.Status.FIRING);
        right.startAnew();
        awaitStatus("web-1", Incident.Status.RESOLVED);
        fast.startAnew();
        Incident ended = awaitStatus("web-2", Incident.Status.RESOLVED);

        assertThat(opened.openedAt()).isBefore(soon());
        assertThat(ended.openedAt()).isAfter(Instant.now().plus(Duration.ofHours(1)));
        assertThat(deadLetters()).isZero();
    }

    @Test
    void theNextIncidentOpensAndEnds_whenALineIsFromTheYear2099() throws Exception {
        CrashingHost host = host("web-1", Clock.systemUTC());
        host.serve();
        host.inTheYear2099();
        host.serve();

        host.crash();
        Incident opened = awaitStatus("web-1", Incident.Status.FIRING);
        host.inTheYear2099();
        host.startAnew();
        Incident ended = awaitStatus("web-1", Incident.Status.RESOLVED);
        host.crash();
        Incident next = awaitAgain(ended);

        assertThat(List.of(opened, ended, next))
                .extracting(Incident::updatedAt)
                .allMatch(updated -> updated.isBefore(soon()));
        assertThat(deadLetters()).isZero();
    }

    /** The story is told a little faster than it happens. */
    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    private CrashingHost host(String name, Clock clock) throws IOException, YamlException {
        CrashingHost host = new CrashingHost(temp.resolve(name), clock);
        Path file = Files.writeString(
                temp.resolve(name + ".yaml"),
                String.join(
                        "\n",
                        "service: shop",
                        "host: " + name,
                        "timezone: UTC",
                        "state: " + temp.resolve(name + "-state"),
                        "kafka: {bootstrap.servers: '" + broker.bootstrapServers() + "'}",
                        "logs: [{paths: '" + host.folder() + "/*.log', read_from: rotated}]",
                        "health: {listen: none}"));
        ShipperSettings settings = SettingsFile.read(file, name);
        running.add(CompletableFuture.supplyAsync(() -> ship(settings, clock), shippers));
        return host;
    }

    private Shipper.Summary ship(ShipperSettings settings, Clock clock) {
        try {
            return new Shipper(settings, clock, PATIENCE).run(stopped::get, false);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Incident awaitStatus(String host, Incident.Status status) {
        return await(incident -> incident.host().equals(host) && incident.status() == status, host + " " + status);
    }

    /** Within an hour it is the same incident, which opens again. */
    private Incident awaitAgain(Incident ended) {
        return await(
                incident -> incident.status() == Incident.Status.FIRING && incident.revision() > ended.revision(),
                "an incident after " + ended.id());
    }

    private Incident await(Predicate<Incident> wanted, String what) {
        Awaitility.await(what).atMost(WITHIN).until(() -> {
            alerts.poll(Duration.ofMillis(100)).stream().map(Alert::incident).forEach(transitions::add);
            return latest(wanted).isPresent();
        });
        return latest(wanted).orElseThrow();
    }

    private Optional<Incident> latest(Predicate<Incident> wanted) {
        return transitions.stream()
                .filter(incident -> incident.pattern().equals("module-load-crash"))
                .filter(wanted)
                .reduce((first, last) -> last);
    }

    private long deadLetters() throws Exception {
        try (Admin admin = cluster().admin()) {
            TopicPartition only = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
            return admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                    .partitionResult(only)
                    .get()
                    .offset();
        }
    }
}
