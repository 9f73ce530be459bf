package io.culprit.app.watch;

import io.culprit.app.lifecycle.Waiting;
import io.culprit.app.terminal.Screen;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.DeliveryException;
import java.time.Duration;

/**
 * Tells when the cluster stops answering, and when it answers again.
 *
 * <p>Kafka's clients retry for ever and keep it to themselves, so a command that only waits would look well while nothing
 * arrives.
 */
public final class BrokerWatch implements AutoCloseable {

    /** How often a command that waits asks the cluster. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    private final Connection connection;
    private final Screen screen;
    private final Duration every;
    private final Thread thread = new Thread(this::watch, "culprit-broker-watch");

    /**
     * A watch over a cluster that answers.
     *
     * @param every how long to wait between two questions
     */
    public BrokerWatch(Connection connection, Screen screen, Duration every) {
        this.connection = connection;
        this.screen = screen;
        this.every = every;
        thread.setDaemon(true);
    }

    /** Begins to ask. */
    public void start() {
        thread.start();
    }

    private void watch() {
        boolean answering = true;
        try {
            while (true) {
                Waiting.pause(every);
                boolean now = answers();
                if (now != answering) {
                    screen.say("culprit: " + (now ? "Kafka answers again at " : "no Kafka broker answers any more at ")
                            + connection.bootstrapServers() + (now ? "" : "; waiting for it"));
                    answering = now;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            connection.requireAnswer();
            return true;
        } catch (DeliveryException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
