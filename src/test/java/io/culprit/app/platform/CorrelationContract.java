package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.alerts.Alert;
import io.culprit.app.alerts.AlertReader;
import io.culprit.app.cli.CulpritMain;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.demo.CaughtUp;
import io.culprit.app.demo.Recording;
import io.culprit.app.demo.Recordings;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.IncidentComparison;
import io.culprit.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correlation over a real cluster gives what replay gives, also when it is interrupted. */
abstract class CorrelationContract {

    private static final String APPLICATION = "culprit";
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final int PARTITIONS = 2;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DONE_WITHIN = Duration.ofSeconds(120);

    @TempDir
    private Path temp;

    /** A cluster that no other test has used. */
    abstract Connection cluster();

    @BeforeEach
    void createTopics() {
        try (Admin admin = cluster().admin()) {
            new TopicCreation(admin, PARTITIONS, (short) 1).ensure(Topics.ALL);
        }
    }

    @Test
    void findsWhatReplayFinds_inTheBundledRecordings() throws Exception {
        List<Recording> recordings = Recordings.extractTo(Files.createDirectory(temp.resolve("recordings")));
        List<Incident> replayed = new ArrayList<>();
        for (Recording recording : recordings) {
            ship(recording.inventory(), Long.MAX_VALUE);
            replayed.addAll(replay(recording.inventory()));
        }
        List<Incident> alerted;
        try (RunningTopology running = topology("state")) {
            running.awaitRunning(STARTED_WITHIN);
            alerted = alerts();
        }

        assertThat(IncidentComparison.comparable(alerted))
                .hasSizeGreaterThanOrEqualTo(3)
                .isEqualTo(IncidentComparison.comparable(replayed));
        assertThat(records(Topics.DEAD_LETTERS.name())).isZero();
        Incident recycling = alerted.stream()
                .filter(incident -> incident.pattern().equals("daemon-recycling"))
                .findFirst()
                .orElseThrow();
        assertThat(explained(recycling.id()))
                .contains("daemon-recycling: incident " + recycling.id())
                .containsPattern("held ×11 +cut: ");
    }

    /** What is told of an incident from the topics of events alone. */
    private String explained(String id) {
        return culprit(
                "patterns", "explain", id, "--bootstrap-server", cluster().bootstrapServers());
    }

    private static String culprit(String... arguments) {
        StringWriter out = new StringWriter();
        int code = CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(code).isZero();
        return out.toString();
    }

    @Test
    void findsTheSame_inYearOldLogs_whenItsStateIsLostInTheMiddle() throws Exception {
        Inventory inventory = yearOld();
        try (RunningTopology first = topology("state")) {
            first.awaitRunning(STARTED_WITHIN);
            ship(inventory, 5_000);
            alerts();
        }
        List<Incident> alerted;
        try (RunningTopology second = topology("other-state")) {
            second.awaitRunning(STARTED_WITHIN);
            ship(inventory, Long.MAX_VALUE);
            alerted = alerts();
        }

        assertThat(IncidentComparison.comparable(alerted))
                .hasSize(1)
                .isEqualTo(IncidentComparison.comparable(replay(inventory)));
        assertThat(alerted.get(0).openedAt()).isBefore("2026-01-01T00:00:00Z");
    }

    @Test
    void findsTheSame_whenItIsKilledAgainAndAgain() throws Exception {
        List<Recording> recordings = Recordings.extractTo(Files.createDirectory(temp.resolve("recordings")));
        Inventory inventory = recordings.get(1).inventory();
        ship(inventory, 2_000);
        for (long until : new long[] {3_500, Long.MAX_VALUE}) {
            Process killed = correlate();
            try {
                long before = records(Topics.SIGNALS.name());
                Awaitility.await().atMost(STARTED_WITHIN).until(() -> records(Topics.SIGNALS.name()) > before);
                ship(inventory, until);
            } finally {
                killed.destroyForcibly().waitFor();
            }
        }
        Process last = correlate();
        List<Incident> alerted;
        try {
            alerted = alerts();
        } finally {
            last.destroyForcibly().waitFor();
        }

        assertThat(IncidentComparison.comparable(alerted))
                .isNotEmpty()
                .isEqualTo(IncidentComparison.comparable(replay(inventory)));
        assertThat(culprit("uptime", "--json", "--bootstrap-server", cluster().bootstrapServers()))
                .contains("\"explained\":28")
                .isEqualTo(culprit(
                        "uptime",
                        "--json",
                        "--service",
                        recordings.get(1).name(),
                        recordings.get(1).folder().toString()));
        assertThat(records(Topics.DEAD_LETTERS.name())).isZero();
    }

    private RunningTopology topology(String state) throws IOException {
        return new RunningTopology(
                APPLICATION,
                Files.createDirectories(temp.resolve(state)),
                cluster().clientProperties(),
                () -> CATALOGUE);
    }

    private Process correlate() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CulpritMain.class.getName(),
                        "correlate",
                        "--bootstrap-server",
                        cluster().bootstrapServers(),
                        "--partitions",
                        Integer.toString(PARTITIONS),
                        "--application-id",
                        APPLICATION,
                        "--state-dir",
                        temp.resolve("state-of-the-killed").toString())
                .inheritIO()
                .start();
    }

    /** Ships so many records, heartbeats included, as a shipper does that is stopped there; the next one begins anew. */
    private void ship(Inventory inventory, long atMost) throws IOException {
        try (KafkaDelivery delivery = new KafkaDelivery(cluster())) {
            new Reading(inventory, Clock.systemUTC()).run(new Cut(delivery, atMost));
            delivery.flush();
        }
    }

    private static List<Incident> replay(Inventory inventory) throws IOException {
        Correlator correlator = new Correlator(CATALOGUE, transition -> {}, Clock.systemUTC());
        new Reading(inventory, Clock.systemUTC()).run(new EventSink() {
            @Override
            public void accept(EventRecord record) {
                correlator.accept(record);
            }

            @Override
            public void reject(DeadLetter letter) {
                throw new AssertionError("a recording's line was refused: " + letter);
            }
        });
        correlator.finish();
        assertThat(correlator.late()).isZero();
        return correlator.incidents();
    }

    /** The standing incidents on the alert topic, once the correlation has taken all that was shipped. */
    private List<Incident> alerts() {
        List<Incident> transitions = new ArrayList<>();
        int[] inARow = {0};
        try (Admin admin = cluster().admin();
                AlertReader reader = new AlertReader(cluster(), AlertReader.From.BEGINNING)) {
            CaughtUp caughtUp = new CaughtUp(admin, APPLICATION);
            Awaitility.await()
                    .atMost(DONE_WITHIN)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        reader.poll(Duration.ofMillis(100)).stream()
                                .map(Alert::incident)
                                .forEach(transitions::add);
                        inARow[0] = caughtUp.isTrue(reader.positions()) ? inARow[0] + 1 : 0;
                        return inARow[0] == 3;
                    });
        }
        return IncidentComparison.standing(transitions);
    }

    private long records(String topic) throws Exception {
        try (Admin admin = cluster().admin()) {
            long records = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition one = new TopicPartition(topic, partition);
                records += admin.listOffsets(java.util.Map.of(one, OffsetSpec.latest()))
                        .partitionResult(one)
                        .get()
                        .offset();
            }
            return records;
        }
    }

    /** Apache's part of the first recording, set back by a year. */
    private Inventory yearOld() throws IOException, InventoryException {
        Path from = Recordings.extractTo(Files.createDirectory(temp.resolve("recordings")))
                .get(0)
                .folder()
                .resolve("apache");
        Path to = Files.createDirectories(temp.resolve("year-old/apache"));
        for (String name : List.of("access.log", "error.log")) {
            String text = Files.readString(from.resolve(name), StandardCharsets.UTF_8);
            Files.writeString(to.resolve(name), text.replace("/2026:", "/2025:").replace(" 2026] ", " 2025] "));
        }
        return Inventory.of(List.of(to), new Naming("shop", "web1", Optional.empty()));
    }

    /** Passes on the first records, and swallows the rest. */
    private static final class Cut implements EventSink {

        private final EventSink next;
        private long left;

        Cut(EventSink next, long left) {
            this.next = next;
            this.left = left;
        }

        @Override
        public void accept(EventRecord record) {
            if (left-- > 0) {
                next.accept(record);
            }
        }

        @Override
        public void reject(DeadLetter letter) {
            next.reject(letter);
        }
    }
}
