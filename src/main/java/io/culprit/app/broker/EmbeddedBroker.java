package io.culprit.app.broker;

import io.culprit.app.lifecycle.Bounded;
import io.culprit.app.lifecycle.Failure;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker, in KRaft mode, within this process.
 *
 * <p>It listens on 127.0.0.1 without authentication; other hosts reach it only through a {@link RemoteAccess}. What is in
 * its data directory survives kill -9. A fatal fault ends the whole process with exit code 3.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a broker on a free port of 127.0.0.1; see {@link #start(DataDirectory, Optional, Optional)}. */
    public static EmbeddedBroker start(DataDirectory directory) {
        return start(directory, Optional.empty(), Optional.empty());
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory where it keeps everything; held open by the caller until the broker is closed
     * @param port port on 127.0.0.1, or empty for a free one
     * @param remote a listener for other hosts
     * @throws Failure when it cannot start
     */
    public static EmbeddedBroker start(DataDirectory directory, Optional<Integer> port, Optional<RemoteAccess> remote) {
        FatalFaults.endProcessWithClearLine();
        Path logs = Storage.of(directory);
        // Between choosing a free port and binding it another process may take it.
        for (int attempt = 1; ; attempt++) {
            int[] free = FreePorts.two();
            int clientPort = port.orElse(free[0]);
            try {
                return new EmbeddedBroker(start(logs, clientPort, free[1], remote), clientPort);
            } catch (RuntimeException e) {
                if (!taken(e) || port.isPresent() || attempt == ATTEMPTS) {
                    throw new Failure(describe(e, directory, clientPort, remote), e);
                }
            }
        }
    }

    private static KafkaRaftServer start(Path logs, int port, int controllerPort, Optional<RemoteAccess> remote) {
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(logs, port, controllerPort, remote), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            Bounded.run("stop of the embedded broker", STOP_WITHIN, server::shutdown);
            throw e;
        }
    }

    private static boolean taken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof BindException
                        || cause.getMessage() != null && cause.getMessage().contains("Socket server failed to bind"));
    }

    private static String describe(
            Throwable failure, DataDirectory directory, int port, Optional<RemoteAccess> remote) {
        if (taken(failure)) {
            return "the embedded Kafka broker cannot listen on 127.0.0.1:" + port
                    + remote.map(access -> " or " + access.address().authority())
                            .orElse("")
                    + ": another program does, or this host has no such address";
        }
        return "the embedded Kafka broker does not start on " + directory.path() + ": " + failure.getMessage();
    }

    /** The address for clients on this host. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker, or gives up on that after 10 s: what was acknowledged is on disk. */
    @Override
    public void close() {
        Bounded.run("stop of the embedded broker", STOP_WITHIN, () -> {
            server.shutdown();
            server.awaitShutdown();
        });
    }
}
