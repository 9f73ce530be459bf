package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.cli.CulpritMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipTest {

    private static final String RECORDING = "main/resources/recordings/s2-module-load-crash";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void namesTheTopicsThatAreMissing_andShipsOnceTheyAreThere(@TempDir Path temp) throws Exception {
        try (DataDirectory directory = DataDirectory.open(temp);
                EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(run("ship", RECORDING, "--bootstrap-server", broker.bootstrapServers()))
                    .isEqualTo(3);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("culprit: ")
                    .contains("events.access", "dead-letters", "create them with 'culprit topics'");

            assertThat(run("topics", "--partitions", "2", "--bootstrap-server", broker.bootstrapServers()))
                    .isZero();
            out.getBuffer().setLength(0);
            assertThat(run("ship", RECORDING, "--bootstrap-server", broker.bootstrapServers()))
                    .isZero();
        }
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .containsPattern("culprit: shipped \\d+ events of \\d+ lines from 11 files; \\d+ records");
    }

    private int run(String... arguments) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
