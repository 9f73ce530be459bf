package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.cli.CulpritMain;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.demo.Recording;
import io.culprit.app.demo.Recordings;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.maintenance.Glob;
import io.culprit.correlation.maintenance.Silence;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.maintenance.Window;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded crash of a module that somebody had silenced; the warning before it was not. */
class SilencedAlertsTest {

    private static final int PARTITIONS = 2;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
    private static final Window THAT_DAY =
            new Window.Once(Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));
    private static final Silence SILENCE =
            new Silence(Glob.ANY, Glob.ANY, new Glob("module-load-*"), THAT_DAY, "drill of the crash");

    @TempDir
    private Path temp;

    @Test
    void leavesSilencedIncidentsOut_unlessAskedForThem() throws Exception {
        Recording recording = Recordings.extractTo(Files.createDirectory(temp.resolve("recordings")))
                .get(1);
        try (DataDirectory directory = DataDirectory.open(temp.resolve("kafka"));
                EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            Connection cluster = Connection.to(broker.bootstrapServers());
            try (Admin admin = cluster.admin()) {
                new TopicCreation(admin, PARTITIONS, (short) 1).ensure(Topics.ALL);
            }
            try (KafkaDelivery delivery = new KafkaDelivery(cluster)) {
                new Reading(recording.inventory(), Clock.systemUTC()).run(delivery);
                delivery.flush();
            }
            Catalogue silenced = Catalogue.builtIn().silencedBy(new Silences(List.of(SILENCE)));
            try (RunningTopology running = new RunningTopology(
                    "culprit",
                    Files.createDirectory(temp.resolve("state")),
                    cluster.clientProperties(),
                    () -> silenced)) {
                running.awaitRunning(STARTED_WITHIN);
                awaitBoth(cluster);
            }

            assertThat(alerts(cluster)).contains("pending-module-change").doesNotContain("children crash");
            assertThat(alerts(cluster, "--json")).doesNotContain("\"silenced\"");
            assertThat(alerts(cluster, "--silenced"))
                    .contains("pending-module-change", "children crash")
                    .contains("silenced until 2026-11-22 00:00:00Z: drill of the crash");
        }
    }

    private static void awaitBoth(Connection cluster) {
        StringBuilder seen = new StringBuilder();
        try (AlertReader reader = new AlertReader(cluster, AlertReader.From.BEGINNING)) {
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
                reader.poll(Duration.ofMillis(200))
                        .forEach(alert -> seen.append(alert.incident().pattern()));
                return seen.toString().contains("module-load-crash")
                        && seen.toString().contains("pending-module-change");
            });
        }
    }

    private static String alerts(Connection cluster, String... options) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "alerts",
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--from-beginning",
                "--exit-when-idle",
                "1s"));
        arguments.addAll(List.of(options));
        assertThat(CulpritMain.commandLine(Clock.systemUTC())
                        .setOut(new PrintWriter(out, true))
                        .execute(arguments.toArray(String[]::new)))
                .isZero();
        return out.toString();
    }
}
