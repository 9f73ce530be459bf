package io.culprit.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.terminal.Screen;
import io.culprit.shipper.delivery.Connection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerWatchTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private final StringWriter told = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(told));

    @Test
    void tellsThatTheBrokerIsGone_andThatItIsBack() throws Exception {
        try (DataDirectory directory = DataDirectory.open(temp)) {
            EmbeddedBroker broker = EmbeddedBroker.start(directory);
            String address = broker.bootstrapServers();
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            try (BrokerWatch watch = new BrokerWatch(Connection.to(address), screen, Duration.ofMillis(50))) {
                watch.start();
                broker.close();
                Awaitility.await().atMost(WITHIN).untilAsserted(() -> assertThat(told.toString())
                        .contains("no Kafka broker answers any more at " + address));
                broker = EmbeddedBroker.start(directory, Optional.of(port), Optional.empty());
                Awaitility.await().atMost(WITHIN).untilAsserted(() -> assertThat(told.toString())
                        .contains("Kafka answers again at " + address));
            } finally {
                broker.close();
            }
        }
        assertThat(told.toString().lines()).hasSize(2);
    }
}
