package io.culprit.app.platform;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.shipper.delivery.Connection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCorrelationTest extends CorrelationContract {

    private final DataDirectory directory;
    private final EmbeddedBroker broker;

    EmbeddedCorrelationTest(@TempDir Path folder) {
        directory = DataDirectory.open(folder.resolve("kafka"));
        broker = EmbeddedBroker.start(directory);
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
        directory.close();
    }

    @Override
    Connection cluster() {
        return Connection.to(broker.bootstrapServers());
    }
}
