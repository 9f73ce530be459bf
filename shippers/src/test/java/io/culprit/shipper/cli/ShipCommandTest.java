package io.culprit.shipper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShipCommandTest {

    private static final String SITE = "src/test/resources/site";
    private static final String NOBODY = " --bootstrap-server localhost:1";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", 2, "culprit-shipper: which command?"),
                Arguments.of("ship", 2, "nothing to ship: name files"),
                Arguments.of("ship --folow " + SITE, 2, "--follow"),
                Arguments.of("ship --once --follow " + SITE, 2, "exclude each other"),
                Arguments.of("ship --check " + SITE, 2, "name it with -c"),
                Arguments.of("ship -c a.yaml " + SITE, 2, "-c takes the place of PATH"),
                Arguments.of("ship -c no.yaml", 3, "cannot read -c no.yaml: it is not there"),
                Arguments.of("ship --init " + SITE, 2, "--init only writes a file"),
                Arguments.of("ship -o x.yaml " + SITE, 2, "-o names the file that --init writes"),
                Arguments.of("ship --init -o pom.xml", 2, "pom.xml is there already"),
                Arguments.of("ship --timezone Mars/Olympus " + SITE, 2, "'Mars/Olympus' is no time zone"),
                Arguments.of("ship --host a|b " + SITE, 2, "'a|b' is no name"),
                Arguments.of("ship --format nginx.eror " + SITE, 2, "did you mean nginx.error?"),
                Arguments.of("ship --format *.log=dpgk " + SITE, 2, "did you mean dpkg?"),
                Arguments.of("ship --format dpkg --format nginx.error " + SITE, 2, "two formats for all files"),
                Arguments.of("ship --format [=dpkg " + SITE, 2, "'[' is no pattern of file names"),
                Arguments.of("ship --format @no.yaml " + SITE, 3, "cannot read --format no.yaml: it is not there"),
                Arguments.of("ship nowhere" + NOBODY, 3, "no such file or folder: nowhere: check the path"),
                Arguments.of("ship " + SITE + NOBODY, 3, "no Kafka broker answers at localhost:1; check"),
                Arguments.of("ship " + SITE + " --bootstrap-server nonsense", 3, "check --bootstrap-server HOST:PORT"),
                Arguments.of("ship " + SITE + " --client-config no.properties", 3, "no.properties: it is not there"));
    }

    @ParameterizedTest(name = "culprit-shipper {0} → {1}, {2}")
    @MethodSource("mistakes")
    void tellsAMistakeInAFewWords(String arguments, int exitCode, String message) {
        StringWriter err = new StringWriter();

        int code = ShipperMain.commandLine(Clock.systemUTC())
                .setErr(new PrintWriter(err))
                .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(exitCode);
        assertThat(err.toString()).startsWith("culprit-shipper: ").contains(message);
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(exitCode == 2 ? 3 : 1);
    }

    @Test
    void writesAFile_thatPassesTheCheckAsItIs(@TempDir Path folder) {
        Path file = folder.resolve("shipper.yaml");

        assertThat(run("ship", "--init", "-o", file.toString())).isZero();
        assertThat(file).content().contains("probes:", "bootstrap.servers: 'localhost:9092'");
        assertThat(run("ship", "-c", file.toString(), "--check")).isZero();
        assertThat(out.toString())
                .contains("to localhost:9092 as host", "redaction: client addresses keep", "probe tcp of");
    }

    @Test
    void tellsAllMistakesOfAFile_inWrongUse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("shipper.yaml"), "logs: { path: /l }\nstat: /x\n");

        assertThat(run("ship", "-c", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .anyMatch(line -> line.endsWith("shipper.yaml:1:9: logs.path is no key: did you mean paths?"))
                .anyMatch(line -> line.startsWith(file + ":2:1: stat is no key"));
    }

    @Test
    void saysThatAFileMayNotBeRead(@TempDir Path folder) {
        assertThat(run("ship", "-c", folder.toString())).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("culprit-shipper: cannot read -c " + folder + ": ")
                .hasLineCount(1);
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return ShipperMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
