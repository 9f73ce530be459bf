package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.cli.CommandRun;
import io.culprit.app.cli.CulpritMain;
import io.culprit.app.demo.Recordings;
import io.culprit.incident.Incident;
import io.culprit.wire.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit replay --out}, and what it writes. */
class ReportTest {

    private static final String RECORDING = "main/resources/recordings/s2-module-load-crash";
    private static final long LARGEST_PAGE = 2_000_000;

    @TempDir
    private Path temp;

    private final StringWriter err = new StringWriter();

    @Test
    void writesTheSameBytes_forTheSameInput() throws Exception {
        assertThat(replayInto(temp.resolve("one"))).isZero();
        assertThat(replayInto(temp.resolve("deeper/two"))).isZero();

        for (String file : List.of("incidents.jsonl", "timeline.csv", "report.md", "report.html")) {
            assertThat(temp.resolve("one").resolve(file)).hasSameBinaryContentAs(temp.resolve("deeper/two/" + file));
        }
        assertThat(temp.resolve("one").toFile().list()).hasSize(4);
        assertThat(err.toString())
                .contains("culprit: wrote " + temp.resolve("one").resolve("report.html"));
    }

    @Test
    void writesTheLastRevisionOfEachIncident_byFirstEvidence() throws Exception {
        replayInto(temp);
        List<Incident> incidents = new ArrayList<>();
        for (String line : Files.readAllLines(temp.resolve("incidents.jsonl"))) {
            incidents.add(Json.mapper().readValue(line, Incident.class));
        }

        assertThat(incidents).extracting(Incident::pattern).contains("module-load-crash", "pending-module-change");
        assertThat(incidents).extracting(Incident::id).doesNotHaveDuplicates();
        assertThat(incidents).extracting(Incident::firstEvidenceAt).isSorted();
    }

    /** Beside folders of hosts: one more would be none of a machine's, and they would be taken for one host. */
    @Test
    void isNoInput_whenItLiesAmongTheLogs() throws Exception {
        Path logs = temp.resolve("logs");
        Recordings.extractTo(Files.createDirectory(logs));
        Files.move(logs.resolve("s1-daemon-recycling"), logs.resolve("web1"));
        Files.move(logs.resolve("s2-module-load-crash"), logs.resolve("web2"));
        Path report = logs.resolve("post-mortem");

        CommandRun first = CommandRun.of("replay", "--json", "--out", report.toString(), logs.toString());
        byte[] page = Files.readAllBytes(report.resolve("report.html"));
        CommandRun second = CommandRun.of("replay", "--json", "--out", report.toString(), logs.toString());
        CommandRun elsewhere = CommandRun.of("replay", "--json", logs.toString());

        assertThat(first.out()).contains("\"host\":\"web1\"");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(elsewhere.out()).isEqualTo(first.out());
        assertThat(report.resolve("report.html")).hasBinaryContent(page);
        assertThat(first.err()).doesNotContain("a report");
        assertThat(second.err()).contains(report + " (a report that culprit wrote, no log: its files are not read)");
    }

    @Test
    void saysWhatToDo_whenTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "in the way");

        assertThat(replayInto(file)).isEqualTo(3);
        assertThat(err.toString()).contains("cannot write the report into " + file, "name a folder");
    }

    @Test
    void staysSmallEnoughToMail_forABusyDayWithHundredsOfIncidents() throws Exception {
        Findings one = Recorded.crash();
        List<Incident> many = new ArrayList<>();
        for (int copy = 0; copy < 300; copy++) {
            for (Incident incident : one.incidents()) {
                String json = Json.mapper().writeValueAsString(incident);
                many.add(Json.mapper()
                        .readValue(json.replaceAll("\"(id|parent)\":\"", "\"$1\":\"" + copy + "-"), Incident.class));
            }
        }
        Findings busy = new Findings(many, busyDay(), one.checks(), one.summary(), 5_000_000, 0, one.partial());
        Report.write(busy, temp);

        assertThat(Files.size(temp.resolve("report.html"))).isBetween(1_000_000L, LARGEST_PAGE);
        assertThat(Files.readString(temp.resolve("report.html"))).contains("780 more incidents have no room here");
        assertThat(Files.readAllLines(temp.resolve("incidents.jsonl"))).hasSameSizeAs(many);
    }

    /** As full as a timeline of a day gets: something in every half minute of every lane, with the longest lines. */
    private static Timeline busyDay() {
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        List<Timeline.Series> series = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            for (String name : List.of("one", "two")) {
                series.add(new Timeline.Series(
                        new Track(lane, name),
                        LongStream.range(0, 2_880)
                                .mapToObj(half -> {
                                    Instant at = start.plusSeconds(30 * half);
                                    Timeline.Line line = new Timeline.Line(
                                            at, "shop", "web-1", "apache/error.log", half, "x".repeat(300));
                                    return new Timeline.Point(at, 1_234 + half, List.of(line, line));
                                })
                                .toList()));
            }
        }
        return new Timeline(Duration.ofSeconds(30), series);
    }

    private int replayInto(Path folder) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute("replay", "--out", folder.toString(), RECORDING);
    }
}
