package io.culprit.app.demo;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.broker.RemoteAccess;
import io.culprit.app.correlate.RunningTopology;
import io.culprit.app.lifecycle.Closing;
import io.culprit.app.topics.TopicCreation;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole Culprit within this process: broker, topics and correlation, all in one data directory.
 *
 * <p>What it stops on closing is the caller's {@link Closing}: the parts are added to it as they start, so that a start
 * that fails half-way leaves nothing running.
 */
public final class LocalPlatform {

    /** Names the correlation in the cluster. */
    public static final String APPLICATION_ID = "culprit";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPlatform.class);
    private static final short ONE_REPLICA = 1;
    private static final Duration BROKER_STOP_WITHIN = Duration.ofSeconds(11);
    private static final Duration CORRELATION_START_WITHIN = Duration.ofSeconds(60);

    private final Connection connection;
    private final RunningTopology correlation;

    private LocalPlatform(Connection connection, RunningTopology correlation) {
        this.connection = connection;
        this.correlation = correlation;
    }

    /**
     * Starts everything and returns when events are being read.
     *
     * @param directory held open by the caller until {@code closing} has closed
     * @param port port of the broker on 127.0.0.1, or empty for a free one
     * @param remote a listener for other hosts
     * @param catalogue gives the signals and patterns in force
     * @param closing receives the steps that stop it
     */
    public static LocalPlatform start(
            DataDirectory directory,
            Optional<Integer> port,
            Optional<RemoteAccess> remote,
            Supplier<Catalogue> catalogue,
            Closing closing)
            throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(directory, port, remote);
        closing.add("stop of the embedded broker", BROKER_STOP_WITHIN, broker::close);
        LOG.info("broker at {}", broker.bootstrapServers());
        Connection connection = Connection.to(broker.bootstrapServers());
        try (Admin admin = connection.admin()) {
            new TopicCreation(admin, Topics.EMBEDDED_PARTITIONS, ONE_REPLICA).ensure(Topics.ALL);
        }
        LOG.info("topics ready");
        RunningTopology correlation =
                new RunningTopology(APPLICATION_ID, directory.folder("streams"), aloneIn(connection), catalogue);
        closing.add("stop of the correlation", RunningTopology.STOP_WITHIN.plusSeconds(1), correlation::close);
        correlation.awaitRunning(CORRELATION_START_WITHIN);
        LOG.info("correlation running");
        return new LocalPlatform(connection, correlation);
    }

    /** There is no second instance that could hold a standby copy of the state. */
    private static Map<String, Object> aloneIn(Connection connection) {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
        return properties;
    }

    /** How to reach the broker. */
    public Connection connection() {
        return connection;
    }

    /** The correlation, to ask whether it has failed. */
    public RunningTopology correlation() {
        return correlation;
    }
}
