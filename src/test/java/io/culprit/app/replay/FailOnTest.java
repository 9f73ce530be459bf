package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.cli.CulpritMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailOnTest {

    private static final String CRASHES = """
            [Sat Nov 21 08:05:49.000000 2026] [mpm_event:notice] [pid 9:tid 9] AH00493: SIGUSR1 received.  Doing graceful restart
            [Sat Nov 21 08:05:52.000000 2026] [core:emerg] [pid 9:tid 9] AH00020: Configuration Failed, exiting
            apache2: Syntax error on line 3 of /etc/apache2/a.load: Cannot load /usr/lib/apache2/modules/mod_x.so into server: no
            """;

    @TempDir
    Path temp;

    private final StringWriter err = new StringWriter();

    @Test
    void endsWithOne_whenAnIncidentIsAsBad() throws IOException {
        Path log = Files.writeString(temp.resolve("error.log"), CRASHES);

        assertThat(run("replay", "--fail-on", "warning", log.toString()))
                .as(err.toString())
                .isEqualTo(1);
    }

    @Test
    void endsWithZero_whenAllThatIsAsBadWasSilenced() throws IOException {
        Path log = Files.writeString(temp.resolve("error.log"), CRASHES);
        Path silences = Files.writeString(temp.resolve("silences.yaml"), """
                silences:
                  - {every: day, timezone: UTC, service: "*", reason: nobody minds}
                """);

        assertThat(run("replay", "--fail-on", "warning", "--silences", silences.toString(), log.toString()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("1 incident in");
    }

    private int run(String... arguments) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
