package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.cli.CommandRun;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour in which a daemon process is recycled every five minutes; the first recyclings cut a request each. */
class ReplayWhatIfTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int RECYCLINGS = 12;
    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss.SSSSSS yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private void write(int cuts) throws IOException {
        List<String> errors = new ArrayList<>();
        for (int recycling = 0; recycling < RECYCLINGS; recycling++) {
            Instant at = NOON.plusSeconds(300L * recycling + 60);
            int pid = 100 + recycling;
            errors.add(
                    daemon(at.minusSeconds(50), pid, "Starting process 'deploy' with uid=33, gid=33 and threads=5."));
            errors.add(daemon(at, pid, "Maximum requests reached, triggering immediate shutdown 'deploy'."));
            if (recycling < cuts) {
                errors.add(daemon(at.plusSeconds(5), pid, "Aborting process 'deploy'."));
                errors.add(
                        "[" + CTIME.format(at.plusSeconds(5)) + "] [wsgi:error] [pid 3:tid 4] [client 192.0.2.1:4711]"
                                + " Truncated or oversized response headers received from daemon process 'deploy': /srv/a.wsgi");
            }
        }
        Files.write(folder.resolve("error.log"), errors);
    }

    private void writeAccess(boolean timed) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            String taken = minute % 3 == 0 ? "8000000" : "40000";
            lines.add("192.0.2.1 - - [" + CLF.format(NOON.plusSeconds(60L * minute))
                    + "] \"GET /reports HTTP/1.1\" 200 17" + " \"-\" \"curl/7.88.1\""
                    + (timed ? " " + taken + " 23fd1b52424269f4640c31b2c318de5a" : ""));
        }
        Files.write(folder.resolve("access.log"), lines);
    }

    private void configure(String options) throws IOException {
        Files.writeString(
                folder.resolve("apache2.conf"),
                "ServerRoot /etc/apache2\nWSGIDaemonProcess deploy " + options + "\nWSGIScriptAlias / /srv/a.wsgi\n");
    }

    @Test
    void scalesCutsByTheLimit_whenTheConfigurationTellsIt() throws IOException {
        write(10);
        configure("processes=1 threads=5 maximum-requests=500");

        JsonNode answer = ask("maximum-requests=1000");
        assertThat(answer.path("group").asText()).isEqualTo("deploy");
        assertThat(answer.path("observed").asInt()).isEqualTo(10);
        assertThat(answer.path("expected").asDouble()).isEqualTo(5);
        assertThat(answer.path("low").asDouble()).isBetween(0.0, 4.0);
        assertThat(answer.path("high").asDouble()).isBetween(8.0, 15.0);
        assertThat(answer.path("basis").asText())
                .contains("10 cuts in 12 recyclings at maximum-requests=500 (as configured)");
    }

    @Test
    void boundsCuts_whenRecyclingsCutNothing() throws IOException {
        write(0);
        configure("processes=1 threads=5 maximum-requests=500");

        JsonNode answer = ask("maximum-requests=250");
        assertThat(answer.path("expected").asDouble()).isZero();
        assertThat(answer.path("high").asDouble()).isEqualTo(6);
    }

    @Test
    void saysWhichSettingWouldShowIt_whenNothingTellsTheLimitOrTheDurations() throws IOException {
        write(10);
        writeAccess(false);

        assertThat(ask("maximum-requests=1000").path("mend").asText()).contains("WSGIDaemonProcess");
        assertThat(ask("request-timeout=30").path("mend").asText()).contains("%D");
        assertThat(ask("shutdown-timeout=30").path("mend").asText()).contains("%D");
        assertThat(ask("MaxRequestWorkers=30").path("mend").asText()).contains("%D");
    }

    @Test
    void cutsLess_whenRequestsGetLongerToEnd() throws IOException {
        write(10);
        writeAccess(true);

        JsonNode longer = ask("shutdown-timeout=7");
        // Requests of 8 s have 3 s beyond 5 s and 1 s beyond 7 s, so a third as many are met there.
        assertThat(longer.path("expected").asDouble()).isBetween(3.2, 3.6);
        assertThat(ask("shutdown-timeout=20").path("expected").asDouble()).isZero();
    }

    @Test
    void countsRequestsThatWouldTimeOut_exactlyWhereEachHasAProcessOfItsOwn() throws IOException {
        write(1);
        writeAccess(true);
        configure("processes=5 threads=1 maximum-requests=500");

        JsonNode answer = ask("request-timeout=8");
        assertThat(answer.path("low").asInt()).isEqualTo(20);
        assertThat(answer.path("high").asInt()).isEqualTo(20);
    }

    @Test
    void tellsPeopleTheSame_withTheAssumption() throws IOException {
        write(10);
        configure("maximum-requests=500");

        CommandRun run = CommandRun.of("replay", "--what-if", "maximum-requests=10000", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("WHAT IF  maximum-requests=10000  [deploy]", "0.5 expected, in place of 10", "assuming");
    }

    @Test
    void refusesWhatIsNoSetting() {
        CommandRun run = CommandRun.of("replay", "--what-if", "maximum-request=5", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean maximum-requests?");
    }

    private JsonNode ask(String question) throws IOException {
        CommandRun run = CommandRun.of("replay", "--json", "--what-if", question, folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        for (String line : run.out().lines().toList()) {
            JsonNode node = Json.mapper().readTree(line);
            if (node.has("what_if")) {
                return node.path("what_if");
            }
        }
        throw new AssertionError("no answer in " + run.out());
    }

    private static String daemon(Instant at, int pid, String message) {
        return "[" + CTIME.format(at) + "] [wsgi:info] [pid " + pid + ":tid 7] mod_wsgi (pid=" + pid + "): " + message;
    }
}
