package io.culprit.app.platform;

import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.connection.Connection;
import io.culprit.app.demo.CaughtUp;
import io.culprit.app.demo.LocalPlatform;
import io.culprit.app.lifecycle.Closing;
import io.culprit.incident.Incident;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * Broker, topics and correlation, started for a test.
 *
 * <p>What a test ships is done when {@link #alertsOfEverythingShipped} returns: it waits for the condition with which the
 * demo ends, not for a time.
 */
public final class PlatformUnderTest implements AutoCloseable {

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TIMES_IN_A_ROW = 3;

    private final DataDirectory directory;
    private final Closing closing = new Closing();
    private final LocalPlatform platform;

    /** Starts everything in the given folder. */
    public PlatformUnderTest(Path folder) throws Exception {
        directory = DataDirectory.open(folder);
        closing.add("release of the data folder", Duration.ofSeconds(1), directory::close);
        platform = LocalPlatform.start(directory, Optional.empty(), Optional.empty(), closing);
    }

    /** How to reach the broker. */
    public Connection connection() {
        return platform.connection();
    }

    /** Every transition on the alert topic once all that was shipped so far is consumed, in the order of reading. */
    public List<Incident> alertsOfEverythingShipped() {
        List<Incident> transitions = new ArrayList<>();
        int[] inARow = {0};
        try (Admin admin = connection().admin();
                AlertReader alerts = new AlertReader(connection(), AlertReader.From.BEGINNING)) {
            CaughtUp caughtUp = new CaughtUp(admin, LocalPlatform.APPLICATION_ID);
            Awaitility.await().atMost(CAUGHT_UP_WITHIN).pollInterval(POLL).until(() -> {
                platform.correlation().throwIfFailed();
                alerts.poll(POLL).forEach(alert -> transitions.add(alert.incident()));
                inARow[0] = caughtUp.isTrue(alerts.positions()) ? inARow[0] + 1 : 0;
                return inARow[0] == TIMES_IN_A_ROW;
            });
        }
        return transitions;
    }

    @Override
    public void close() {
        closing.close();
    }
}
