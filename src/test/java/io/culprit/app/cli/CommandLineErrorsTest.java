package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
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
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineErrorsTest {

    private static final String LONG = "parse main/resources/recordings/s2-module-load-crash/apache/error.log";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("--nonsense", 2, "Unknown option: '--nonsense'"),
                Arguments.of("alrets", 2, "Did you mean: culprit alerts"),
                Arguments.of("", 2, "which command?"),
                Arguments.of("alerts --jsn", 2, "--json"),
                Arguments.of("patterns", 2, "which command? list, show, check, test, explain or schema"),
                Arguments.of("patterns explain", 2, "name an incident, or a pattern with --pattern"),
                Arguments.of(
                        "patterns check /no/such/folder", 3, "no such file or folder of patterns: /no/such/folder"),
                Arguments.of("alerts --exit-when-idle soon", 2, "'soon' is no duration: write 500ms, 5s, 2m or 1h"),
                Arguments.of("topics --partitions many", 2, "'many' is not an int"),
                Arguments.of("replay", 2, "name files, folders or archives to replay, or say --topics"),
                Arguments.of("replay --topics --from today", 2, "'today' is no time: write it as"),
                Arguments.of("replay --labels /no/such.yaml main", 3, "cannot read --labels /no/such.yaml"),
                Arguments.of("replay --diff main", 2, "use it with --topics"),
                Arguments.of("replay --fail-on awful logs", 2, "awful"),
                Arguments.of("replay /no/such/folder", 3, "/no/such/folder"),
                Arguments.of("demo --recording /no/such/folder", 3, "/no/such/folder"),
                Arguments.of("demo --speed -1", 2, "--speed takes a number of 0 or more"),
                Arguments.of("demo --listen kafka.example.net:9092", 2, "needs --auth-file"),
                Arguments.of("demo --listen 0.0.0.0:9092 --auth-file /dev/null", 2, "not 0.0.0.0"),
                Arguments.of("topics --client-config /no/such.properties", 3, "/no/such.properties"),
                Arguments.of("replay --timezone Mars/Olympus logs", 2, "'Mars/Olympus' is no time zone"),
                Arguments.of("replay --service a|b logs", 2, "'a|b' is no name for a service or host"),
                Arguments.of("replay --format nginx.eror logs", 2, "did you mean nginx.error?"),
                Arguments.of("parse --formt dpkg", 2, "--format"),
                Arguments.of("parse --timezone Mars/Olympus x.log", 2, "'Mars/Olympus' is no time zone"),
                Arguments.of("parse --format grok:%{IPP:a} x.log", 2, "there is no grok pattern IPP; did you mean IP?"),
                Arguments.of("parse --format @/no/such.yaml x.log", 3, "cannot read --format /no/such.yaml"),
                Arguments.of("parse .", 3, "it is a folder: name a file in it"),
                Arguments.of("uptime --period year", 2, "expected one of [DAY, WEEK, MONTH]"),
                Arguments.of("uptime --from yesterday", 2, "yesterday"),
                Arguments.of("uptime /no/such/folder", 3, "/no/such/folder"),
                Arguments.of("correlate --silences /no/such.yaml", 3, "cannot read --silences /no/such.yaml"),
                Arguments.of("replay --silences /no/such.yaml main", 3, "cannot read --silences /no/such.yaml"),
                Arguments.of("ship", 2, "culprit: nothing to ship: name files or folders"),
                Arguments.of("ship --host a|b logs", 2, "See: culprit ship --help"),
                Arguments.of("ship /no/such/folder", 3, "culprit: no such file or folder: /no/such/folder"),
                Arguments.of("demo --data-dir /dev/null", 3, "/dev/null as data folder: a file is there, not a folder"),
                Arguments.of("topics --bootstrap-server nonsense", 3, "check --bootstrap-server HOST:PORT"),
                Arguments.of("topics --bootstrap-server no.such.host.invalid:9092", 3, "no host of that name"));
    }

    @ParameterizedTest(name = "culprit {0} → {1}, {2}")
    @MethodSource("mistakes")
    void tellsAMistakeInAFewWords(String arguments, int exitCode, String message) {
        assertThat(run(arguments)).isEqualTo(exitCode);

        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysInOneLineWithinSeconds_thatNoBrokerAnswers() {
        assertThat(run("alerts --bootstrap-server 127.0.0.1:1")).isEqualTo(3);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("culprit: no Kafka broker answers at 127.0.0.1:1");
    }

    @Test
    void printsACompletionScript() {
        assertThat(run("completion")).isZero();

        assertThat(out.toString()).contains("complete -F _complete_culprit");
    }

    @Test
    void saysInOneLine_thatAFolderHoldsNothing(@TempDir Path empty) {
        assertThat(run("replay " + empty)).isEqualTo(3);

        assertThat(err.toString().lines()).singleElement().asString().contains(empty.toString());
    }

    @Test
    void saysInOneLine_thatAFileIsNoLog(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("core"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 1, 0, (byte) 0xff, 0});

        assertThat(run("replay " + binary)).isEqualTo(3);

        assertThat(err.toString().lines()).singleElement().asString().contains(binary.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay main/resources/recordings", "--help", "completion", LONG})
    void endsQuietly_whenTheReaderOfItsResultsIsGone(String arguments) {
        assertThat(runInto(new Unwritable("Broken pipe"), arguments)).isZero();

        assertThat(err.toString()).doesNotContain("Broken pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay main/resources/recordings", "--help", "completion", LONG})
    void doesNotPassForDone_whenResultsCannotBeWritten(String arguments) {
        assertThat(runInto(new Unwritable("No space left on device"), arguments))
                .isEqualTo(3);

        assertThat(err.toString()).contains("culprit: cannot write the results to stdout: No space left on device");
    }

    private int runInto(OutputStream stdout, String arguments) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(CulpritMain.utf8(new Results(stdout)))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.split(" "));
    }

    /** A pipe or a disk that takes nothing more. */
    private static final class Unwritable extends OutputStream {

        private final String why;

        Unwritable(String why) {
            this.why = why;
        }

        @Override
        public void write(int unit) throws IOException {
            throw new IOException(why);
        }
    }

    private int run(String arguments) {
        CommandLine commandLine = CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }
}
