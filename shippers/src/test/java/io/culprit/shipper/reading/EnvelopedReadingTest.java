package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.event.AccessEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Software;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.wire.DeadLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs inside of others, from the file to the events. */
class EnvelopedReadingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String ACCESS = "192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7";
    private static final String ERROR = "2026/11/21 08:26:50 [error] 7#7: *1 open() failed";
    private static final String FATAL = "2026/11/21 08:26:51 [error] 7#7: *2 FastCGI sent in stderr: \"PHP Fatal error";

    @TempDir
    Path folder;

    private final Recorded recorded = new Recorded();
    private Inventory inventory;
    private ReadingSummary summary;

    private void read(String name, String... lines) throws Exception {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));
        inventory = Inventory.of(List.of(folder), new Naming("shop", "web1", Optional.empty()));
        summary = new Reading(inventory, CLOCK).run(recorded);
        ReadingSummary.Lines total = summary.total();
        assertThat(total.lines()).isEqualTo(lines.length);
        assertThat(total.lines()).isEqualTo(total.eventLines() + total.parts() + total.blank() + total.rejectedLines());
    }

    private String layout() {
        return inventory.sources().get(0).layout().name();
    }

    private static String docker(String stream, String log, String time) {
        return "{\"log\":\"" + log.replace("\"", "\\\"") + "\",\"stream\":\"" + stream + "\",\"time\":\"2026-11-21T"
                + time + "Z\"}";
    }

    @Test
    void readsContainersAccessAndErrorLines_eachAsItsKind() throws Exception {
        read(
                "web-json.log",
                docker("stdout", "/docker-entrypoint.sh: ready for start up\\n", "08:26:40.1"),
                docker("stderr", ERROR + "\\n", "08:26:50.2"),
                docker("stdout", ACCESS + "\\n", "08:26:49.3"),
                docker("stderr", FATAL + "\\n", "08:26:51.4"),
                docker("stderr", "  thrown in /srv/a.php\" while reading\\n", "08:26:51.5"),
                docker("stdout", ACCESS + "\\n", "08:26:52.6"),
                docker("stdout", "\\n", "08:26:53.7"));
        assertThat(layout()).contains("docker: ", "nginx.access", "nginx.error");
        assertThat(summary.ofFormat("nginx.access").eventLines()).isEqualTo(2);
        assertThat(summary.ofFormat("nginx.error").eventLines()).isEqualTo(2);
        // The rest of the fatal error, and an empty line.
        assertThat(summary.total().parts()).isEqualTo(2);
        assertThat(recorded.events())
                .filteredOn(AccessEvent.class::isInstance)
                .hasSize(2)
                .allSatisfy(
                        event -> assertThat(event.attribute("server.software")).isEqualTo("nginx"));
        assertThat(recorded.events())
                .filteredOn(ErrorEvent.class::isInstance)
                .extracting(event -> event.header().time())
                .containsExactly(Instant.parse("2026-11-21T08:26:50Z"), Instant.parse("2026-11-21T08:26:51Z"));
        assertThat(recorded.letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.UNRECOGNISED);
            assertThat(letter.text()).contains("docker-entrypoint");
        });
    }

    @Test
    void putsPiecesTogether_evenWhereTheOtherStreamCutsIn() throws Exception {
        read(
                "pod.log",
                "2026-11-21T08:26:49.1Z stdout P " + ACCESS.substring(0, 30),
                "2026-11-21T08:26:49.2Z stderr P " + ERROR.substring(0, 40),
                "2026-11-21T08:26:49.3Z stdout P " + ACCESS.substring(30, 50),
                "2026-11-21T08:26:49.4Z stdout F " + ACCESS.substring(50),
                "2026-11-21T08:26:49.5Z stderr F " + ERROR.substring(40),
                "2026-11-21T08:26:49.6Z stdout F " + ACCESS,
                "2026-11-21T08:26:49.7Z stderr F " + ERROR);
        assertThat(recorded.letters).isEmpty();
        assertThat(recorded.events()).hasSize(4);
        assertThat(recorded.events())
                .filteredOn(ErrorEvent.class::isInstance)
                .allSatisfy(event -> assertThat(event.text()).isEqualTo(ERROR));
        assertThat(summary.total().parts()).isEqualTo(3);
    }

    @Test
    void readsHostsSyslog_asTheHostsAlone() throws Exception {
        read(
                "syslog",
                "Nov 21 08:04:57 web1 systemd[1]: Started The Apache HTTP Server.",
                "Nov 21 08:04:58 web1 kernel: [12.5] usb 1-1: new device",
                "Nov 21 08:04:58 web1 kernel: [12.6] Out of memory: Killed process 7 (apache2) total-vm:1kB",
                "Nov 21 08:04:59 web1 CRON[7]: (root) CMD (x)",
                "\tcontinued",
                "",
                "Nov 21 08:05:00 web1 dhclient[9]: bound to 192.0.2.9");
        assertThat(layout()).isEqualTo("syslog");
        assertThat(summary.ofFormat("syslog").eventLines()).isEqualTo(5);
        assertThat(recorded.events())
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.header().ofHost()).isTrue());
        assertThat(recorded.events().get(0).header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:57Z"));
    }

    @Test
    void readsServersLinesInSyslog_asThoseOfTheService() throws Exception {
        read(
                "messages",
                "Nov 21 08:26:48 web1 kernel: [12.5] usb 1-1: new device",
                "Nov 21 08:26:49 web1 nginx: " + ACCESS,
                "Nov 21 08:26:49 web1 kernel: [12.6] usb 1-1: gone",
                "Nov 21 08:26:50 web1 httpd[7]: [Sat Nov 21 08:26:50.5 2026] [core:error] [pid 7:tid 8] AH00001: x",
                "Nov 21 08:26:51 web1 CRON[7]: (root) CMD (x)",
                "Nov 21 08:26:51 web1 CRON[7]: (root) CMD (x)");
        assertThat(layout()).contains("syslog: syslog", "apache.access", "apache.error");
        assertThat(recorded.letters).isEmpty();
        assertThat(recorded.events())
                .extracting(
                        Event::getClass, event -> event.header().service(), event -> event.attribute("server.software"))
                .hasSize(6)
                .containsSubsequence(tuple(ErrorEvent.class, "", "kernel"), tuple(ErrorEvent.class, "shop", "apache"));
        assertThat(recorded.events())
                .filteredOn(AccessEvent.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.header().service()).isEqualTo("shop");
                    assertThat(event.attribute("server.software")).isEqualTo("nginx");
                });
        assertThat(recorded.events())
                .filteredOn(event -> event.attribute("error.code").equals("AH00001"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:26:50.500Z")));
    }

    @Test
    void readsServersLinesInJournal_asThoseOfTheService() throws Exception {
        String entry = "{\"__REALTIME_TIMESTAMP\":\"1795249609727123\",\"SYSLOG_IDENTIFIER\":\"%s\",\"_PID\":\"7\","
                + "\"MESSAGE\":\"%s\"}";
        read(
                "journal.json",
                entry.formatted("nginx", ERROR),
                entry.formatted("systemd", "Started nginx."),
                entry.formatted("nginx", "reopened"));
        assertThat(layout()).isEqualTo("journal: journal + nginx.error");
        assertThat(recorded.events())
                .extracting(event -> event.header().service())
                .containsExactlyInAnyOrder("shop", "", "");
        assertThat(recorded.events())
                .extracting(event -> event.attribute("server.software"))
                .containsExactlyInAnyOrder(Software.NGINX.label(), Software.SYSTEMD.label(), Software.NGINX.label());
    }

    @Test
    void joinsPiecesOfDocker_butNotLinesThatAForwarderCut() throws Exception {
        read(
                "a-json.log",
                docker("stdout", ACCESS.substring(0, 30), "08:26:49.1"),
                docker("stdout", ACCESS.substring(30) + "\\n", "08:26:49.2"),
                docker("stdout", ACCESS + "\\n", "08:26:49.3"));
        assertThat(layout()).isEqualTo("docker: apache.access");
        assertThat(recorded.events()).hasSize(2);
        Files.delete(folder.resolve("a-json.log"));
        recorded.records.clear();
        read(
                "forwarded.json",
                docker("stdout", ACCESS, "08:26:49.1"),
                docker("stderr", ERROR, "08:26:49.2"),
                docker("stdout", ACCESS, "08:26:49.3"));
        assertThat(layout()).isEqualTo("docker-forwarded: nginx.access + nginx.error");
        assertThat(recorded.events()).hasSize(3);
    }

    @Test
    void readsWhatComposePrints() throws Exception {
        read("compose.txt", "web-1  | " + ACCESS, "app-1  | plain text", "web-1  | " + ERROR, "web-1  | " + ACCESS);
        assertThat(layout()).isEqualTo("docker-logs: nginx.access + nginx.error");
        assertThat(recorded.events()).hasSize(3);
        assertThat(recorded.letters).hasSize(1);
    }

    @Test
    void chainsGenerationsOfSyslog_whateverProgramsWroteThatDay() throws Exception {
        Files.writeString(folder.resolve("messages.1"), "Nov 20 08:26:48 web1 kernel: usb 1-1: new device\n");
        Path file = folder.resolve("messages");
        Files.writeString(file, "Nov 21 08:26:49 web1 nginx: " + ACCESS + "\n");
        inventory = Inventory.of(List.of(folder), Naming.UNNAMED);
        assertThat(inventory.sources()).singleElement().satisfies(source -> {
            assertThat(source.generations()).hasSize(2);
            assertThat(source.layout().name()).isEqualTo("syslog: apache.access + syslog");
        });
    }
}
