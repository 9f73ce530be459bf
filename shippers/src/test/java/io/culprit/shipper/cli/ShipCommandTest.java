package io.culprit.shipper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ShipCommandTest {

    private static final String SITE = "src/test/resources/site";

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ShipperMain()).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void tellsUsage_whenArgumentsAreMissingOrWrong() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("ship", SITE)).isEqualTo(2);
        assertThat(err.toString()).contains("--bootstrap-server");
        assertThat(run("ship", SITE, "--bootstrap-server", "localhost:1", "--once", "--follow"))
                .isEqualTo(2);
    }

    @Test
    void failsWithOneLine_whenNothingIsThereToRead() {
        assertThat(run("ship", "nowhere", "--bootstrap-server", "localhost:1")).isEqualTo(3);
        assertThat(err.toString().lines()).containsExactly("ship: no such file or folder: nowhere: check the path");
    }

    @Test
    void failsWithOneLine_whenNoBrokerAnswers() {
        assertThat(run("ship", SITE, "--bootstrap-server", "localhost:1")).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("ship: no Kafka broker answers at localhost:1");
    }

    @Test
    void failsWithOneLine_whenClientConfigurationIsNotThere() {
        assertThat(run("ship", SITE, "--bootstrap-server", "localhost:1", "--client-config", "no.properties"))
                .isEqualTo(3);
        assertThat(err.toString().lines()).singleElement().asString().contains("no.properties");
    }
}
