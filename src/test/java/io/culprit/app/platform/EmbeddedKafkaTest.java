package io.culprit.app.platform;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.shipper.delivery.Connection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest extends KafkaContract {

    @TempDir
    private static Path temp;

    private static DataDirectory directory;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        directory = DataDirectory.open(temp);
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
        directory.close();
    }

    @Override
    Connection cluster() {
        return Connection.to(broker.bootstrapServers());
    }
}
