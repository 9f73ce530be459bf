package io.culprit.app.replay.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.cli.CommandRun;
import io.culprit.app.demo.Recording;
import io.culprit.app.replay.Replay;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.incident.Incident;
import io.culprit.wire.IncidentComparison;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What correlate has alerted is found again from the events alone, and nobody notices. */
class ReplayTopicsTest {

    @TempDir
    private static Path folder;

    private static AlertedCluster cluster;
    private static List<Incident> alerted;

    @BeforeAll
    static void alert() throws Exception {
        cluster = AlertedCluster.shipped(folder);
        alerted = cluster.correlated(folder.resolve("state"));
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static CommandRun replay(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("replay", "--topics", "--bootstrap-server", cluster.servers()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static List<Incident> incidents(CommandRun run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        List<Incident> incidents = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            incidents.add(Json.mapper().readValue(line, Incident.class));
        }
        return incidents;
    }

    private static List<Incident> ofFiles() throws IOException {
        List<Incident> incidents = new ArrayList<>();
        for (Recording recording : cluster.recordings()) {
            incidents.addAll(incidents(CommandRun.of(
                    "replay",
                    "--json",
                    "--service",
                    recording.name(),
                    "--host",
                    recording.name(),
                    recording.folder().toString())));
        }
        return incidents;
    }

    @Test
    void findsWhatWasAlerted_andWhatTheFilesGive_withoutATrace() throws Exception {
        Map<String, String> before = cluster.traces();

        CommandRun run = replay("--json");

        assertThat(IncidentComparison.comparable(incidents(run)))
                .hasSizeGreaterThanOrEqualTo(3)
                .isEqualTo(IncidentComparison.comparable(alerted))
                .isEqualTo(IncidentComparison.comparable(ofFiles()));
        assertThat(run.err()).doesNotContain("too late");
        assertThat(cluster.traces()).containsKey("group culprit").isEqualTo(before);
    }

    @Test
    void findsTheIncidentsOfOneServiceOnly_whenOneIsNamed() throws IOException {
        String second = cluster.recordings().get(1).name();

        assertThat(IncidentComparison.comparable(incidents(replay("--json", "--service", second))))
                .isNotEmpty()
                .isEqualTo(IncidentComparison.comparable(alerted.stream()
                        .filter(incident -> incident.service().equals(second))
                        .toList()));
        assertThat(incidents(replay("--json", "--service", "none", "--service", second)))
                .hasSameSizeAs(incidents(replay("--json", "--service", second)));
    }

    @Test
    void tellsWhatWasKnownByThen_whenTheRangeEndsWithinAnIncident() throws IOException {
        Incident whole = alerted.stream()
                .filter(incident -> incident.pattern().equals("daemon-recycling"))
                .findFirst()
                .orElseThrow();
        Instant middle = whole.firstEvidenceAt()
                .plusSeconds(whole.firstEvidenceAt().until(whole.lastEvidenceAt(), ChronoUnit.SECONDS) / 2);

        List<Incident> known = incidents(replay("--json", "--service", whole.service(), "--to", middle.toString()));

        assertThat(known)
                .filteredOn(incident -> incident.id().equals(whole.id()))
                .singleElement()
                .satisfies(cut -> {
                    assertThat(cut.status()).isEqualTo(Incident.Status.FIRING);
                    assertThat(cut.lastEvidenceAt()).isBefore(middle).isAfterOrEqualTo(whole.firstEvidenceAt());
                    assertThat(cut.impact().requestsFailed().orElse(0))
                            .isLessThan(whole.impact().requestsFailed().orElse(0));
                });
        assertThat(incidents(replay("--json", "--to", "2001-01-01T00:00:00Z"))).isEmpty();
        assertThat(incidents(replay("--json", "--from", "2096-11-21T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void countsWhatItRead_asTheStatisticsOfFilesDo() throws IOException {
        CommandRun run = replay("--json", "--stats");

        JsonNode told = Json.mapper()
                .readTree(run.out().lines().reduce((one, next) -> next).orElseThrow())
                .get("statistics");
        assertThat(told.at("/lines_by_format/events.access/events").asLong())
                .isPositive()
                .isEqualTo(requests(told));
    }

    private static long requests(JsonNode statistics) {
        long all = 0;
        for (JsonNode count : statistics.get("requests_by_status")) {
            all += count.asLong();
        }
        return all;
    }

    @Test
    void differsInNothing_fromWhatWasAlerted() throws IOException {
        CommandRun run = replay("--diff");
        CommandRun machines = replay("--diff", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("0 missed, 0 new, 0 changed, " + alerted.size() + " the same as alerted then")
                .containsPattern("daemon-recycling +1 +0 +0 +100.0% +100.0%");
        assertThat(lines(machines, "differences"))
                .singleElement()
                .hasToString(
                        "{\"missed\":0,\"new\":0,\"changed\":0,\"same\":" + alerted.size() + ",\"not_compared\":0}");
        assertThat(lines(machines, "score")).last().satisfies(all -> {
            assertThat(all.get("precision").asDouble()).isEqualTo(1);
            assertThat(all.get("tp").asInt()).isEqualTo(alerted.size());
        });
    }

    private static List<JsonNode> lines(CommandRun run, String key) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            JsonNode json = Json.mapper().readTree(line);
            if (json.has(key)) {
                lines.add(json.get(key));
            }
        }
        return lines;
    }

    private static String yaml(String pattern) {
        Definitions builtIn = Definitions.withBuiltIn(List.of());
        return builtIn.patterns().stream()
                .filter(one -> one.name().equals(pattern))
                .map(one -> builtIn.fileOf(one).yaml())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatAChangedPatternWouldHaveAlerted() throws IOException {
        Path patterns = Files.createDirectories(folder.resolve("patterns"));
        Files.writeString(
                patterns.resolve("module-load-crash.yaml"),
                yaml("module-load-crash")
                        .replace("severity: {level: critical}", "severity: {level: warning}")
                        .replaceFirst("(?s)\ncases:.*", "\n"));

        CommandRun run = replay("--diff", "--patterns", patterns.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("changed  \\S+  module-load-crash")
                .contains("severity: critical → warning")
                .contains("0 missed, 0 new, 1 changed, " + (alerted.size() - 1) + " the same");
    }

    @Test
    void comparesOnlyWhatTheRangeHolds() throws IOException {
        CommandRun run = replay("--diff", "--from", "2096-11-21T00:00:00Z");

        assertThat(run.out())
                .contains("0 missed, 0 new, 0 changed, 0 the same")
                .contains(alerted.size() + " alerted then began outside of what was read");
    }

    private record Told(AtomicLong reached) implements Progress {
        @Override
        public void to(long done) {
            reached.set(done);
        }

        @Override
        public void close() {}
    }

    @Test
    void endsWithWhatItFound_whenItIsToldToStop() throws IOException {
        AtomicLong all = new AtomicLong();
        AtomicLong done = new AtomicLong();
        Replay.Outcome stopped = new TopicReplay(
                        cluster.connection(), Catalogue.builtIn(), Range.ALL, Clock.systemUTC(), event -> {})
                .run(
                        records -> {
                            all.set(records);
                            return new Told(done);
                        },
                        FoldObserver.NONE,
                        () -> done.get() > all.get() / 2)
                .outcome();

        assertThat(stopped.partial())
                .hasValueSatisfying(
                        partial -> assertThat(partial.bytesRead()).isPositive().isLessThan(partial.bytes()));
        assertThat(stopped.events()).isLessThan(stopped.statistics().lines());
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThat(replay("access.log").err()).contains("leave the paths out");
        assertThat(replay("--from", "2026-11-21T08:00:00Z", "--to", "2026-11-21T08:00:00Z")
                        .err())
                .contains("is not after --from");
        assertThat(replay("--host", "web1").err()).contains("--host names files");
        assertThat(CommandRun.of("replay", "--service", "a", "--service", "b", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void saysSo_whenNoBrokerAnswers() {
        CommandRun run = CommandRun.of("replay", "--topics", "--bootstrap-server", "127.0.0.1:1");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no Kafka broker answers at 127.0.0.1:1");
    }
}
