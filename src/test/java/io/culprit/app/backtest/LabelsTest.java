package io.culprit.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.cli.CommandRun;
import io.culprit.incident.Incident;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {

    private static final Instant EIGHT = Sample.EIGHT;
    private static final Set<String> PATTERNS = Set.of("server-down", "module-load-crash");

    @TempDir
    private Path folder;

    private Labels read(String name, String text) throws IOException, YamlException {
        return LabelsFile.read(Files.writeString(folder.resolve(name), text), PATTERNS);
    }

    private static Label label(String host) {
        return new Label("server-down", "shop", Optional.of(host), EIGHT, EIGHT.plusSeconds(60));
    }

    @Test
    void readsTheSame_asYamlAndAsJsonALine() throws Exception {
        Labels yaml = read("labels.yaml", """
                labels:
                  - {pattern: server-down, service: shop, host: web1, from: 2026-11-21T08:00:00Z, to: "2026-11-21T09:01:00+01:00"}
                """);
        Labels lines = read("labels.jsonl", """

                {"pattern":"server-down","service":"shop","host":"web1","from":"2026-11-21T08:00:00Z","to":"2026-11-21T08:01:00Z"}
                """);

        assertThat(yaml).isEqualTo(lines);
        assertThat(yaml.labels()).containsExactly(label("web1"));
    }

    @Test
    void tellsAllMistakes_withLineAndColumn() {
        assertThatThrownBy(() -> read("labels.yaml", """
                        patterns: [sever-down]
                        labels:
                          - {pattern: server-down, servce: shop, from: yesterday, to: 2026-11-21T08:00:00Z}
                          - {pattern: x, service: shop, from: 2026-11-21T08:00:00Z, to: 2026-11-21T07:00:00Z}
                        """))
                .isInstanceOf(YamlException.class)
                .hasMessageContainingAll(
                        "labels.yaml:1:11: patterns names no pattern that there is: did you mean server-down?",
                        "labels.yaml:3:28: labels[0].servce is no key: did you mean service?",
                        "labels.yaml:3:48: labels[0].from is 'yesterday'",
                        "labels.yaml:4:15: labels[1].pattern names no pattern",
                        "labels[1].to is before from");
        assertThatThrownBy(() -> read("labels.jsonl", "{\"pattern\":\"server-down\"}\n\n{]\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageContainingAll("labels.jsonl:1:1: service is missing", "labels.jsonl:3:2: no YAML");
    }

    @Test
    void countsWhatOverlaps_inTheSameServiceAndHost() {
        List<Incident> incidents = List.of(
                Sample.incident("1", "server-down", "web1", EIGHT.plusSeconds(60), EIGHT.plusSeconds(90)),
                Sample.incident("2", "server-down", "web1", EIGHT.plusSeconds(61), EIGHT.plusSeconds(90)),
                Sample.incident("3", "server-down", "web2", EIGHT, EIGHT.plusSeconds(90)),
                Sample.incident("4", "module-load-crash", "web1", EIGHT, EIGHT.plusSeconds(90)));
        Labels labels = new Labels(List.of(label("web1"), label("web3")), Set.of("module-load-crash"));

        List<Score> scores = Score.of(labels, incidents);

        assertThat(scores).extracting(Score::pattern).containsExactly("module-load-crash", "server-down");
        Score down = scores.get(1);
        assertThat(down.truePositives()).extracting(Incident::id).containsExactly("1");
        assertThat(down.falsePositives()).extracting(Incident::id).containsExactly("2", "3");
        assertThat(down.falseNegatives()).containsExactly(label("web3"));
        assertThat(down.precision()).hasValue(1 / 3.0);
        assertThat(down.recall()).hasValue(1 / 2.0);
        assertThat(scores.get(0).precision()).hasValue(0);
        assertThat(scores.get(0).recall()).isEmpty();
        assertThat(ScoreText.table(scores)).last().asString().matches("all +1 +3 +1 +25\\.0% +50\\.0%");
    }

    @Test
    void countsAnIncidentOfAllHosts_forALabelOfOne() {
        assertThat(label("web1").isToldBy(Sample.incident("1", "server-down", "", EIGHT, EIGHT)))
                .isTrue();
    }

    @Test
    void scoresReplayedFiles() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.yaml"), """
                labels:
                  - {pattern: module-load-crash, service: default, from: 2026-01-01T00:00:00Z, to: 2026-12-31T00:00:00Z}
                  - {pattern: server-down, service: default, from: 2026-01-01T00:00:00Z, to: 2026-12-31T00:00:00Z}
                """);

        CommandRun run = CommandRun.of(
                "replay", "--labels", labels.toString(), "main/resources/recordings/s2-module-load-crash");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("missed   2026-01-01T00:00:00Z  server-down  [default]  until 2026-12-31T00:00:00Z")
                .containsPattern("module-load-crash +1 +0 +0 +100.0% +100.0%")
                .containsPattern("server-down +0 +0 +1 +- +0.0%");
    }

    @Test
    void refusesToCompareFilesWithAlerts() {
        CommandRun run = CommandRun.of("replay", "--diff", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("use it with --topics");
    }
}
