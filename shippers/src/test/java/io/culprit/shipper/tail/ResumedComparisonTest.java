package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.probe.capture.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats that compare records go on comparing after a restart. */
class ResumedComparisonTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder, ReadFrom.ROTATED);
    }

    /** A listing of processes of one age. */
    private String listing(String... processes) {
        StringBuilder rows = new StringBuilder("PID PPID STARTTIME COMMAND\n");
        for (String process : processes) {
            rows.append(process).append(" 1 500 (wsgi:deploy) -k start\n");
        }
        return Capture.of(rig.instant(), "ps", "ps", rows.toString()).toJson() + "\n";
    }

    private void look(String... processes) throws IOException {
        Rig.append(rig.log, listing(processes));
        rig.pass(Duration.ofSeconds(5));
    }

    private void capture(String kind, String command, String output) throws IOException {
        Rig.append(rig.log, Capture.of(rig.instant(), kind, command, output).toJson() + "\n");
        rig.pass(Duration.ofSeconds(5));
    }

    private List<String> lives() {
        return rig.events().stream()
                .map(ProbeEvent.class::cast)
                .filter(event -> !event.outcome().equals("sampled"))
                .map(event -> event.outcome() + " " + event.attribute("process.pid"))
                .toList();
    }

    private void restart() throws Exception {
        rig.kill();
        rig.start();
        rig.settle();
    }

    @Test
    void tellsADeathOnce_whenKilledBetweenTheLooksAroundIt() throws Exception {
        look("7", "8");
        rig.start();
        rig.settle();
        rig.kill();
        look("8");
        rig.start();
        rig.settle();
        restart();

        assertThat(lives()).containsExactly("started 7", "started 8", "ended 7");
    }

    @Test
    void tellsADeathOnce_whenTheSpoolWasRotatedBeforeTheKill() throws Exception {
        look("7", "8");
        rig.start();
        rig.settle();
        Files.move(rig.log, rig.log.resolveSibling("access.log.1"));
        rig.settle();
        rig.kill();
        look("8");
        rig.start();
        rig.settle();

        assertThat(lives()).containsExactly("started 7", "started 8", "ended 7");
    }

    @Test
    void tellsADeathOnce_whenTheFileAppearsOnlyAfterTheRestart() throws Exception {
        look("7", "8");
        rig.start();
        rig.settle();
        Files.move(rig.log, rig.log.resolveSibling("access.log.1"));
        rig.settle();
        restart();
        look("8");
        rig.settle();

        assertThat(lives()).containsExactly("started 7", "started 8", "ended 7");
    }

    @Test
    void sendsTheSameEventsAgain_whenKilledBeforeTheyArrived() throws Exception {
        look("7", "8");
        rig.start();
        rig.settle();
        look("8");
        look("8", "9");
        rig.step();
        List<Event> sent = List.copyOf(rig.events());
        rig.acknowledging = false;
        look("9");
        rig.settle();
        assertThat(rig.waiting()).isPositive();
        rig.kill();
        rig.acknowledging = true;
        rig.start();
        rig.settle();

        assertThat(lives()).containsExactly("started 7", "started 8", "ended 7", "started 9", "ended 8");
        assertThat(rig.events().stream().map(event -> event.header().delivery()).distinct())
                .hasSameSizeAs(rig.events())
                .hasSizeGreaterThan(sent.size());
    }

    @Test
    void tellsWhatCameUp_whenItWasPendingBeforeTheKill() throws Exception {
        capture("modules", "apachectl -M", " a_module (shared)\n wsgi_module (shared)\n");
        capture("modules", "cat /proc/7/maps", "/usr/lib/apache2/modules/mod_a.so\n");
        rig.start();
        rig.settle();
        rig.kill();
        capture(
                "modules",
                "cat /proc/7/maps",
                "/usr/lib/apache2/modules/mod_a.so\n/usr/lib/apache2/modules/mod_wsgi.so\n");
        rig.start();
        rig.settle();
        restart();

        assertThat(rig.events())
                .extracting(event -> ((ChangeEvent) event).action() + " " + ((ChangeEvent) event).name())
                .containsExactly("pending wsgi_module", "loaded wsgi_module");
    }

    @Test
    void knowsTheCommand_whenKilledBetweenItAndWhatItDid() throws Exception {
        Rig.append(rig.log, "Start-Date: 2026-11-21  08:00:00\nCommandline: apt remove libphp\n");
        rig.start();
        rig.settle();
        rig.kill();
        Rig.append(rig.log, "Remove: libphp:amd64 (8.2)\nEnd-Date: 2026-11-21  08:00:03\n");
        rig.start();
        rig.settle();

        assertThat(rig.events())
                .extracting(event -> event.attribute("process.command_line"))
                .containsExactly("apt remove libphp");
    }

    @Test
    void readsALineInPieces_whenKilledBetweenThem() throws Exception {
        String line = rig.line("in-pieces").strip();
        Rig.append(rig.log, piece(rig.line("whole").strip() + "\n") + piece(line.substring(0, 30)));
        rig.start();
        rig.settle();
        rig.kill();
        Rig.append(rig.log, piece(line.substring(30) + "\n"));
        rig.start();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/whole", "/in-pieces");
        assertThat(rig.letters).isEmpty();
    }

    private static String piece(String text) {
        String log = text.replace("\"", "\\\"").replace("\n", "\\n");
        return "{\"log\":\"" + log + "\",\"stream\":\"stdout\",\"time\":\"2026-11-21T08:00:00.5Z\"}\n";
    }
}
