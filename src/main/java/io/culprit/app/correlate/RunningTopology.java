package io.culprit.app.correlate;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.lifecycle.Waiting;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.topology.CorrelationTopology;
import io.culprit.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * The correlation as Kafka Streams runs it.
 *
 * <p>It stops as a whole at the first failure that Kafka Streams does not recover from: a thread that silently went
 * missing would leave part of the services unwatched. Stopping is bounded, because Kafka Streams may wait for a session
 * to time out; exactly-once makes giving up on it safe.
 */
public final class RunningTopology implements AutoCloseable {

    /** How long {@link #close} waits. */
    public static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final KafkaStreams streams;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /**
     * Starts the correlation.
     *
     * @param applicationId instances of the same id share the work
     * @param stateDirectory where this instance keeps its state; no other may use it
     * @param clientProperties how to reach the cluster
     * @param catalogue gives the signals and patterns in force
     */
    public RunningTopology(
            String applicationId,
            Path stateDirectory,
            Map<String, Object> clientProperties,
            Supplier<Catalogue> catalogue) {
        Properties settings = StreamsSettings.of(applicationId, stateDirectory, clientProperties);
        this.streams = new KafkaStreams(CorrelationTopology.build(catalogue, Clock.systemUTC()), settings);
        streams.setUncaughtExceptionHandler(this::fail);
        streams.start();
    }

    private StreamThreadExceptionResponse fail(Throwable cause) {
        failure.complete(cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Waits until events are being read.
     *
     * @throws Failure when it fails or takes longer than given
     */
    public void awaitRunning(Duration atMost) throws Exception {
        boolean running = Waiting.until(atMost, () -> {
            throwIfFailed();
            return streams.state() == State.RUNNING;
        });
        if (!running) {
            throw new Failure("the correlation did not start within " + atMost.toSeconds() + " s; it is in state "
                    + streams.state());
        }
    }

    /** Waits for ever, or until it fails. */
    public void awaitFailure() throws Exception {
        failure.get();
        throwIfFailed();
    }

    /**
     * Tells a failure to whoever depends on the correlation.
     *
     * @throws Failure when it has failed
     */
    public void throwIfFailed() {
        Optional<Throwable> cause = Optional.ofNullable(failure.getNow(null));
        cause.ifPresent(found -> {
            throw new Failure("the correlation stopped: " + deepest(found) + "; mend that and start it again", found);
        });
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }

    @Override
    public void close() {
        streams.close(STOP_WITHIN);
    }
}
