package io.culprit.app.replay.topics;

import io.culprit.app.alerts.Alert;
import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.demo.CaughtUp;
import io.culprit.app.demo.Recording;
import io.culprit.app.demo.Recordings;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.IncidentComparison;
import io.culprit.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** A broker to which the bundled recordings were shipped, and whose alerts correlate has published. */
final class AlertedCluster implements AutoCloseable {

    private static final String APPLICATION = "culprit";
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final int PARTITIONS = 3;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DONE_WITHIN = Duration.ofSeconds(120);

    private final DataDirectory directory;
    private final EmbeddedBroker broker;
    private final List<Recording> recordings;

    private AlertedCluster(DataDirectory directory, EmbeddedBroker broker, List<Recording> recordings) {
        this.directory = directory;
        this.broker = broker;
        this.recordings = recordings;
    }

    /** Topics with everything that the recordings say, and nothing made of it yet. */
    static AlertedCluster shipped(Path folder) throws Exception {
        DataDirectory directory = DataDirectory.open(folder.resolve("kafka"));
        AlertedCluster cluster = new AlertedCluster(
                directory,
                EmbeddedBroker.start(directory),
                Recordings.extractTo(Files.createDirectory(folder.resolve("recordings"))));
        try (Admin admin = cluster.connection().admin()) {
            new TopicCreation(admin, PARTITIONS, (short) 1).ensure(Topics.ALL);
        }
        for (Recording recording : cluster.recordings) {
            try (KafkaDelivery delivery = new KafkaDelivery(cluster.connection())) {
                new Reading(recording.inventory(), Clock.systemUTC()).run(delivery);
                delivery.flush();
            }
        }
        return cluster;
    }

    /** Lets correlate take all that was shipped. */
    List<Incident> correlated(Path state) throws Exception {
        List<Incident> transitions = new ArrayList<>();
        try (RunningTopology running =
                        new RunningTopology(APPLICATION, state, connection().clientProperties(), () -> CATALOGUE);
                Admin admin = connection().admin();
                AlertReader reader = new AlertReader(connection(), AlertReader.From.BEGINNING)) {
            running.awaitRunning(STARTED_WITHIN);
            CaughtUp caughtUp = new CaughtUp(admin, APPLICATION);
            int[] inARow = {0};
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

    Connection connection() {
        return Connection.to(broker.bootstrapServers());
    }

    String servers() {
        return broker.bootstrapServers();
    }

    List<Recording> recordings() {
        return recordings;
    }

    /** Everything that a reader could leave behind: topics with their ends, groups with what they have committed. */
    Map<String, String> traces() throws Exception {
        Map<String, String> traces = new TreeMap<>();
        try (Admin admin = connection().admin()) {
            for (var topic : admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get()
                    .values()) {
                Map<TopicPartition, OffsetSpec> ends = topic.partitions().stream()
                        .collect(Collectors.toMap(
                                one -> new TopicPartition(topic.name(), one.partition()), one -> OffsetSpec.latest()));
                admin.listOffsets(ends)
                        .all()
                        .get()
                        .forEach((partition, end) -> traces.put("end of " + partition, "" + end.offset()));
            }
            for (var group : admin.listGroups().all().get()) {
                traces.put(
                        "group " + group.groupId(),
                        new TreeMap<>(admin
                                        .listConsumerGroupOffsets(group.groupId())
                                        .partitionsToOffsetAndMetadata()
                                        .get()
                                        .entrySet()
                                        .stream()
                                        .collect(Collectors.toMap(
                                                one -> one.getKey().toString(), Map.Entry::getValue)))
                                .toString());
            }
        }
        return traces;
    }

    @Override
    public void close() throws IOException {
        broker.close();
        directory.close();
    }
}
