package io.culprit.app.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.cli.CulpritMain;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month with a check a minute, 47 of which failed and passed when they were made again; recycling explains 40. */
class UptimeCommandTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    private static final int CHECKS = 43_200;
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final int FAILED = 47;
    private static final int EXPLAINED = 40;
    private static final int BETWEEN = 900;
    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss.SSSSSS yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void write(int minutes) throws IOException {
        List<String> checks = new ArrayList<>(List.of("epoch_ms,url,outcome,status,latency_ms,error"));
        List<String> errors = new ArrayList<>();
        int failed = 0;
        for (int minute = 0; minute < minutes; minute++) {
            boolean down = minute % BETWEEN == 500 && failed < FAILED;
            Instant at = NOVEMBER.plusSeconds(60L * minute + 30);
            checks.add(at.toEpochMilli() + ",http://www.example.test/,"
                    + (down ? "DOWN_UNCONFIRMED,500,5679," : "UP,200,20,"));
            if (down && failed++ < EXPLAINED) {
                recycled(errors, at.minusSeconds(7), minute);
            }
        }
        errors.add(line(NOVEMBER.plusSeconds(60L * minutes), "mpm_event", 1, "AH00489: Apache/2.4.62 configured"));
        Files.write(folder.resolve("probe.csv"), checks);
        Files.write(folder.resolve("error.log"), errors);
    }

    @Test
    void printsWhatVisitorsSaw_besideWhatTheMonitorSays_andWhatACauseExplains() throws IOException {
        write(CHECKS);
        assertThat(run("uptime", folder.toString())).isZero();

        assertThat(out.toString().lines().map(line -> line.strip().split("\\s{2,}")))
                .containsExactly(
                        new String[] {
                            "service",
                            "period",
                            "checks",
                            "UP",
                            "DOWN_UNCONFIRMED",
                            "DOWN",
                            "uptime",
                            "naive",
                            "explained",
                            "check"
                        },
                        new String[] {
                            "default",
                            "2026-11",
                            "43200",
                            "43153",
                            "47",
                            "0",
                            "99.891%",
                            "100%",
                            "40 of 47",
                            "http://www.example.test/"
                        });
    }

    @Test
    void tellsMachinesTheSame_ofTheDaysAskedFor() throws IOException {
        write(3 * MINUTES_OF_A_DAY);
        assertThat(run("uptime", "--json", "--from", "2026-11-02", "--to", "2026-11-03", folder.toString()))
                .isZero();

        JsonNode row = Json.mapper().readTree(out.toString());
        assertThat(row.path("checks").asInt()).isEqualTo(2 * MINUTES_OF_A_DAY);
        assertThat(row.path("period").asText()).isEqualTo("2026-11");
        assertThat(row.path("uptime_percent").asDouble()).isBetween(99.7, 99.99);
        assertThat(row.path("naive_uptime_percent").asDouble()).isEqualTo(100);
        assertThat(row.path("check").asText()).isEqualTo("http://www.example.test/");
    }

    @Test
    void refusesDaysInTheWrongOrder() {
        assertThat(run("uptime", "--from", "2026-11-03", "--to", "2026-11-02", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--from 2026-11-03 is after --to 2026-11-02");
    }

    @Test
    void saysThatThereAreNoChecks_whenThereAreNone() throws IOException {
        write(MINUTES_OF_A_DAY);
        Files.delete(folder.resolve("probe.csv"));

        assertThat(run("uptime", folder.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no checks there");
    }

    private int run(String... arguments) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** A daemon process reaches its limit, and takes a request with it. */
    private static void recycled(List<String> log, Instant at, int pid) {
        log.add(line(
                at,
                "wsgi",
                pid,
                "mod_wsgi (pid=" + pid + "): Maximum requests reached, triggering immediate shutdown" + " 'deploy'."));
        log.add(line(at.plusSeconds(5), "wsgi", pid, "mod_wsgi (pid=" + pid + "): Aborting process 'deploy'."));
        log.add("[" + CTIME.format(at.plusSeconds(5)) + "] [wsgi:error] [pid 3:tid 4] [client 192.0.2.1:4711] Truncated"
                + " or oversized response headers received from daemon process 'deploy': /srv/www/deploy.wsgi");
    }

    private static String line(Instant at, String module, int pid, String message) {
        return "[" + CTIME.format(at) + "] [" + module + ":info] [pid " + pid + ":tid 7] " + message;
    }
}
