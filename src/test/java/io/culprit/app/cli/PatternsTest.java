package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.demo.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternsTest {

    private static final String OWN = """
            pattern: own-stop
            conditions:
              stopped: {signals: [apache.stopped]}
            open: stopped
            quiet: 10m
            severity: notice
            confidence: confirmed
            title: "stopped"
            summary: "Apache was stopped"
            culprit: {kind: server, name: "Apache"}
            cases:
              - case: opens with the stop
                events:
                  - {at: 10s, error: {server.software: apache, message: "caught SIGTERM, shutting down"}}
                expect:
                  - {culprit: Apache, opened: [10s, 10s]}
            """;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsWhereEachPatternComesFrom() throws IOException {
        Path own = own(OWN);

        assertThat(run("patterns", "list", "--patterns", temp.toString())).isZero();
        assertThat(out.toString().lines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("daemon-recycling ").contains("built-in"))
                .anySatisfy(line -> assertThat(line).startsWith("own-stop ").contains(own.toString()));
    }

    @Test
    void showsWhatOpensAPattern_withALineOfEachSignal() {
        assertThat(run("patterns", "show", "daemon-recycling")).isZero();

        assertThat(out.toString())
                .contains("aborted: wsgi.process-aborted, after recycled within 1 min, with the same pid")
                .contains("Maximum requests reached, triggering immediate shutdown 'deploy'.");
    }

    @Test
    void listsAndShowsWhatNoFileDeclares() {
        assertThat(run("patterns", "list")).isZero();
        assertThat(run("patterns", "show", "source-blind")).isZero();
        assertThat(run("patterns", "show", "source-blind", "--json")).isZero();

        assertThat(out.toString())
                .containsPattern("(?m)^source-blind +host +warning +built-in ")
                .contains("said nothing for a minute")
                .contains("ops/runbooks/source-blind.md")
                .contains("{\"pattern\":\"source-blind\"");
    }

    @Test
    void suggestsAPattern_whenTheNameIsMistyped() {
        assertThat(run("patterns", "show", "deamon-recycling")).isEqualTo(2);

        assertThat(err.toString()).contains("did you mean daemon-recycling?");
    }

    @Test
    void endsWithOne_whenAFileHasMistakes() throws IOException {
        Path own = own(OWN.replace("apache.stopped", "apache.stoped").replace("quiet: 10m", "quiet: soon"));

        assertThat(run("patterns", "check", own.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(own + ":5:8: quiet is 'soon': write it as 30s or 10m or 1h");
        assertThat(err.toString()).contains("1 file: 1 mistake");
    }

    @Test
    void tellsMistakesToMachines() throws IOException {
        Path own = own(OWN.replace("apache.stopped", "apache.stoped"));

        assertThat(run("patterns", "check", "--json", own.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("{\"file\":\"" + own + "\",\"line\":3,\"column\":23,\"what\":");
    }

    @Test
    void endsWithZero_whenNothingIsWrongWithWhatShips() {
        assertThat(run("patterns", "check")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void runsTheCasesOfAFile() throws IOException {
        assertThat(run("patterns", "test", own(OWN).toString())).isZero();

        assertThat(out.toString()).isEqualToIgnoringNewLines("pass  own-stop: opens with the stop");
    }

    @Test
    void endsWithOne_andSaysHowACaseFails() throws IOException {
        Path own = own(OWN.replace("culprit: Apache", "culprit: nginx").replace("[10s, 10s]", "[20s, 30s]"));

        assertThat(run("patterns", "test", own.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL  own-stop: opens with the stop")
                .contains("own-stop: culprit is Apache, not nginx")
                .contains("own-stop: opened at 10.0 s, not between 20.0 s and 30.0 s");
    }

    @Test
    void usesAFolderInReplay() throws IOException {
        own(OWN);

        assertThat(run("replay", "--json", "--patterns", temp.toString(), recording(0)))
                .isZero();
        assertThat(out.toString()).contains("\"pattern\":\"own-stop\"").contains("\"pattern\":\"daemon-recycling\"");
    }

    @Test
    void refusesToReplay_whenThePatternsAreWrong() throws IOException {
        own(OWN.replace("open: stopped", "open: stoped"));

        assertThat(run("replay", "--patterns", temp.toString(), recording(0))).isEqualTo(3);
        assertThat(err.toString()).contains("own.yaml:4:7: open names 'stoped'").contains("did you mean 'stopped'?");
    }

    @Test
    void explainsAnIncident_byTheLinesThatOpenedIt() throws IOException {
        String recording = recording(0);
        assertThat(run("replay", "--json", recording)).isZero();
        String id = out.toString().substring("{\"id\":\"".length(), "{\"id\":\"".length() + 6);
        out.getBuffer().setLength(0);

        assertThat(run("patterns", "explain", id, recording)).isZero();
        assertThat(out.toString())
                .startsWith("daemon-recycling: incident " + id)
                .containsPattern("held ×11 +cut: wsgi.request-cut, after aborted within 3 s")
                .contains("apache/error.log:")
                .contains("ruled out  daemon-request-timeout: no process of deploy reported");
    }

    @Test
    void explainsWhyAPatternDidNotOpen() throws IOException {
        assertThat(run("patterns", "explain", "--pattern", "module-load-crash", recording(0)))
                .isZero();

        assertThat(out.toString())
                .startsWith("module-load-crash: no incident")
                .containsPattern("never +crash: apache.child-crashed, after reload")
                .contains("but no stopped was there before");
    }

    @Test
    void printsTheSchemaForEditors() {
        assertThat(run("patterns", "schema", "pattern")).isZero();

        assertThat(out.toString()).contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"");
    }

    private Path own(String text) throws IOException {
        return Files.writeString(temp.resolve("own.yaml"), text);
    }

    private String recording(int index) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("recordings"));
        return Recordings.extractTo(folder).get(index).folder().toString();
    }

    private int run(String... arguments) {
        return CulpritMain.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
