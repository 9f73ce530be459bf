package io.culprit.app.story;

import io.culprit.app.alerts.Alert;
import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** A cluster, the correlation, and what it publishes: common to all stories, of which each has a service of its own. */
final class Stage implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Path folder;
    private final DataDirectory directory;
    private final EmbeddedBroker broker;
    private final RunningTopology topology;
    private final AlertReader alerts;
    private final List<Incident> transitions = new ArrayList<>();

    Stage(Path folder) throws Exception {
        this.folder = folder;
        Catalogue catalogue = Catalogue.builtIn();
        directory = DataDirectory.open(folder.resolve("kafka"));
        broker = EmbeddedBroker.start(directory);
        try (Admin admin = cluster().admin()) {
            new TopicCreation(admin, 1, (short) 1).ensure(Topics.ALL);
        }
        topology = new RunningTopology(
                "culprit", folder.resolve("streams"), cluster().clientProperties(), () -> catalogue);
        topology.awaitRunning(WITHIN);
        alerts = new AlertReader(cluster(), AlertReader.From.BEGINNING);
    }

    /** Begins a story on a host of its own, whose logs are shipped from now on. */
    Telling tell(String service) throws Exception {
        return new Telling(this, folder.resolve(service), service);
    }

    String brokers() {
        return broker.bootstrapServers();
    }

    /** All revisions that are of a kind, once what is asserted of them holds. */
    List<Incident> await(String what, Predicate<Incident> kind, Consumer<List<Incident>> asserted) {
        Awaitility.await(what).atMost(WITHIN).untilAsserted(() -> {
            alerts.poll(Duration.ofMillis(100)).stream().map(Alert::incident).forEach(transitions::add);
            asserted.accept(revisions(kind));
        });
        return revisions(kind);
    }

    private List<Incident> revisions(Predicate<Incident> kind) {
        return transitions.stream().filter(kind).toList();
    }

    private Connection cluster() {
        return Connection.to(broker.bootstrapServers());
    }

    @Override
    public void close() throws IOException {
        alerts.close();
        topology.close();
        broker.close();
        directory.close();
    }
}
