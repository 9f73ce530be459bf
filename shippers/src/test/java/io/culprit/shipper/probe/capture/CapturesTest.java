package io.culprit.shipper.probe.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.event.ChangeEvent;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.wire.DeadLetter.Reason;
import io.culprit.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturesTest {

    private static final long AT = 1_795_248_300_000L;

    private static String capture(long at, String kind, String command, String output) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("ts_ms", at).put("kind", kind).put("cmd", command).put("raw", output);
        return json.toString();
    }

    private static List<String> outcomes(List<Event> events) {
        return events.stream()
                .map(event -> event.attribute("probe.outcome") + " " + event.attribute("probe.subject") + " "
                        + event.attribute("process.pid") + " " + event.attribute("process.started_at"))
                .toList();
    }

    private static ProbeEvent only(String kind, String command, String output) {
        return (ProbeEvent) Parsing.events(new ServerCaptures().open(Parsing.UTC), capture(AT, kind, command, output))
                .get(0);
    }

    @Test
    void readsAListInPlaceOfText_andItsSourceInPlaceOfACommand() {
        String capture =
                "{\"ts_ms\":1795248298092,\"kind\":\"modules\",\"source\":\"/proc/7/maps\",\"modules\":[\"/m/a.so\",\"/m/b.so\"]}";

        assertThat(Capture.of(capture)).hasValueSatisfying(read -> {
            assertThat(read.command()).isEqualTo("/proc/7/maps");
            assertThat(read.lines()).containsExactly("/m/a.so", "/m/b.so");
        });
    }

    @Test
    void tellsStartAndEndOfProcesses_betweenListings() {
        LineFormat captures = new ServerCaptures().open(Parsing.UTC);
        String heading = "  PID  PPID USER STAT ELAPSED WCHAN COMMAND\n";
        String parent = " 10  1 root Ss %s poll /usr/sbin/apache2 -k start\n";
        assertThat(outcomes(Parsing.events(
                        captures,
                        capture(
                                AT,
                                "ps",
                                "ps",
                                heading + String.format(parent, "01:00")
                                        + " 11 10 www Sl 5 poll (wsgi:deploy)     -d /etc/apache2 -k start\n"))))
                .containsExactly(
                        "started apache 10 2026-11-21T08:04:00Z",
                        "started wsgi:deploy 11 2026-11-21T08:04:55Z",
                        "sampled   ");
        assertThat(
                        outcomes(
                                Parsing.events(
                                        captures,
                                        capture(
                                                AT + 5000,
                                                "ps",
                                                "ps",
                                                heading + String.format(parent, "66")
                                                        + " 11 10 www Sl 1 poll (wsgi:deploy) -k start\n not a row\n 12 10 www Z 9 - [apache2] <defunct>\n"))))
                .containsExactly(
                        "ended wsgi:deploy 11 2026-11-21T08:04:55Z",
                        "started wsgi:deploy 11 2026-11-21T08:05:04Z",
                        "sampled   ");
    }

    @Test
    void tellsModule_whenConfiguredButNotMapped_andWhenLoaded() {
        LineFormat captures = new ChangeCaptures().open(Parsing.UTC);
        String list = "Loaded Modules:\n core_module (static)\n php_module (shared)\n wsgi_module (shared)\n";
        String maps = "/m/libphp8.2.so (deleted)\n/m/mod_wsgi.so-3.11\n";
        assertThat(modules(captures, "apachectl -M", list)).isEmpty();
        assertThat(modules(captures, "cat /proc/7/maps", maps)).containsExactly("replaced php_module /m/libphp8.2.so");
        modules(captures, "apachectl -M", list + " meter_module (shared)\n");
        assertThat(modules(captures, "cat /proc/7/maps", maps)).containsExactly("pending meter_module ");
        assertThat(modules(captures, "cat /proc/7/maps", maps)).isEmpty();
        assertThat(modules(captures, "cat /proc/8/maps", maps + "/m/mod_meter.so\n"))
                .containsExactly("loaded meter_module /m/mod_meter.so");
    }

    @Test
    void tellsModule_whenItsFileIsGone_andWhenTheConfigurationCanBeReadAgain() {
        LineFormat captures = new ChangeCaptures().open(Parsing.UTC);
        String list = "Loaded Modules:\n core_module (static)\n php_module (shared)\n";
        String failure = "apache2: Syntax error on line 13 of /e/apache2.conf: Syntax error on line 3 of /e/php.load: "
                + "Cannot load /m/libphp8.2.so into server: /m/libphp8.2.so: cannot open shared object file: "
                + "No such file or directory\n";
        modules(captures, "apachectl -M", list);
        assertThat(failed(captures, failure)).containsExactly("invalid apache ", "missing php_module /m/libphp8.2.so");
        assertThat(failed(captures, failure)).isEmpty();
        assertThat(failed(
                        captures,
                        failure.replace("cannot open shared object file: No such file or directory", "file too short")))
                .containsExactly("invalid apache ", "corrupt php_module /m/libphp8.2.so");
        assertThat(modules(captures, "apachectl -M", list)).containsExactly("valid apache ");
    }

    @Test
    void tellsModule_whenTheConfigurationDropsIt_andWhenTheServerHasLetItGo() {
        LineFormat captures = new ChangeCaptures().open(Parsing.UTC);
        String rest = "Loaded Modules:\n core_module (static)\n wsgi_module (shared)\n";
        modules(captures, "apachectl -M", rest + " php_module (shared)\n");
        String maps = "/m/libphp8.2.so\n/m/mod_wsgi.so-3.11\n";
        modules(captures, "cat /proc/7/maps", maps);
        modules(captures, "GET /server-info?list", "core.c\nmod_php.c\nmod_wsgi.c\n");
        modules(captures, "apachectl -M", rest);
        assertThat(modules(captures, "cat /proc/7/maps", maps))
                .containsExactly("unconfigured php_module /m/libphp8.2.so");
        assertThat(modules(captures, "cat /proc/7/maps", maps)).isEmpty();
        assertThat(modules(captures, "GET /server-info?list", "core.c\nmod_wsgi.c\n"))
                .containsExactly("unloaded php_module ");
    }

    @Test
    void tellsTheFile_whoseLockAProcessWaitsFor() {
        LineFormat captures = new ServerCaptures().open(Parsing.UTC);
        assertThat(locks(captures, "cat /proc/7/wchan", "locks_lock_inode_wait"))
                .isEmpty();
        assertThat(locks(
                        captures,
                        "ls -l /proc/7/fd",
                        "lrwx------ 1 www www 64 - 3 -> /var/log/error.log\nlrwx------ 1 www www 64 - 12 -> /s/sess_1"))
                .isEmpty();
        assertThat(locks(captures, "stat -L -c '%D:%i %n'", "fe:00:21 /s/sess_1"))
                .containsExactly("waiting /s/sess_1 7");
        locks(captures, "cat /proc/8/wchan", "hrtimer_nanosleep");
        locks(captures, "ls -l /proc/8/fd", "lrwx------ 1 www www 64 - 13 -> /s/sess_1");
        assertThat(locks(captures, "stat -L -c '%D:%i %n'", "fe:00:21 /s/sess_1"))
                .containsExactly("open /s/sess_1 8");
    }

    @Test
    void tellsTheSame_whenARecorderListedTheStuckProcesses() {
        String line = """
                {"ts_ms": 1795292693817, "kind": "proc", "children": 6, "with_session_fd": 2, "stuck": [\
                {"pid": 8, "wchan": "hrtimer_nanosleep", "session_fds": {"13": "/s/sess_1"}, "inode": {"/s/sess_1": "fe:00:21"}, \
                "stack": ["[<0>] hrtimer_nanosleep+0x74/0xf0"], "fds": {"2": "/var/log/error.log", "13": "/s/sess_1"}}, \
                {"pid": 7, "wchan": "locks_lock_inode_wait", "session_fds": {"12": "/s/sess_1"}, "inode": {"/s/sess_1": "fe:00:21"}, \
                "stack": [], "fds": {"3": "socket:[1599155]", "12": "/s/sess_1"}}]}""";

        assertThat(locks(new ServerCaptures().open(Parsing.UTC), line))
                .containsExactly("open /s/sess_1 8", "waiting /s/sess_1 7");
    }

    @Test
    void tellsNothing_whenNoProcessIsStuck_orTheListIsNone() {
        LineFormat captures = new ServerCaptures().open(Parsing.UTC);

        assertThat(locks(captures, "{\"ts_ms\": 1795292643602, \"kind\": \"proc\", \"children\": 5, \"stuck\": []}"))
                .isEmpty();
        assertThat(
                        locks(
                                captures,
                                "{\"ts_ms\": 1795292643602, \"kind\": \"proc\", \"stuck\": [7, {\"pid\": \"x\", \"fds\": [1]}, {\"pid\": 4}]}"))
                .isEmpty();
    }

    private static List<String> locks(LineFormat captures, String command, String output) {
        return locks(captures, capture(AT, "proc", command, output));
    }

    private static List<String> locks(LineFormat captures, String line) {
        return Parsing.events(captures, line).stream()
                .map(ProbeEvent.class::cast)
                .filter(event -> event.probe().equals("lock"))
                .map(event ->
                        event.outcome() + " " + event.attribute("lock.file") + " " + event.attribute("process.pid"))
                .toList();
    }

    private static List<String> failed(LineFormat captures, String output) {
        String line = Capture.of(Instant.ofEpochMilli(AT), "modules", "apachectl -M", output)
                .exited(1)
                .toJson();
        return changes(Parsing.events(captures, line));
    }

    private static List<String> modules(LineFormat captures, String command, String output) {
        return changes(Parsing.events(captures, capture(AT, "modules", command, output)));
    }

    private static List<String> changes(List<Event> events) {
        return events.stream()
                .map(ChangeEvent.class::cast)
                .map(event -> event.action() + " " + event.name() + " " + event.attribute("module.file"))
                .toList();
    }

    @Test
    void countsSocketsOfListeningPorts() {
        ProbeEvent listed = only(
                "ss",
                "ss -tan",
                "State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\nLISTEN 3 511 127.0.0.1:18101 0.0.0.0:*\n"
                        + "CLOSE-WAIT 1 0 [::ffff:127.0.0.1]:18101 127.0.0.1:34022\nESTAB 0 0 127.0.0.1:34022 127.0.0.1:18101\n");
        assertThat(listed.attributes())
                .isEqualTo(Map.of("18101.LISTEN", "1", "18101.backlog", "3", "18101.CLOSE-WAIT", "1"));
        ProbeEvent kernel = only(
                "proc_net_tcp",
                "cat /proc/net/tcp",
                "  sl  local_address rem_address   st tx_queue rx_queue\n"
                        + "  10: 0100007F:46B5 00000000:0000 0A 00000000:00000003 00:0 0\n"
                        + "  11: 0100007F:46B5 0100007F:9999 08 00000000:00000000 00:0 0\n");
        assertThat(kernel.attributes()).isEqualTo(listed.attributes());
    }

    @Test
    void readsScoreboard_orTellsThatItFailed() {
        ProbeEvent sampled =
                only("status", "GET /s", "ServerMPM: event\nBusyWorkers: 2\nIdleWorkers: 1\nScoreboard: WW_...\n");
        assertThat(sampled.outcome()).isEqualTo("sampled");
        assertThat(sampled.attributes())
                .containsEntry("workers.busy", "2")
                .containsEntry("scoreboard.W", "2")
                .containsEntry("scoreboard..", "3");
        ProbeEvent failed = (ProbeEvent) Parsing.events(
                        new ServerCaptures().open(Parsing.UTC),
                        "{\"ts_ms\":1,\"kind\":\"status\",\"cmd\":\"GET /s\",\"raw\":\"\",\"status\":0,\"elapsed_ms\":3003,"
                                + "\"error\":\"TimeoutError: timed out\"}")
                .get(0);
        assertThat(failed.outcome()).isEqualTo("failed");
        assertThat(failed.text()).isEqualTo("GET /s: TimeoutError: timed out");
    }

    @Test
    void countsWaitersOfEachLock() {
        ProbeEvent event = (ProbeEvent) Parsing.events(
                        new HostCaptures().open(Parsing.UTC),
                        capture(
                                AT,
                                "locks",
                                "cat /proc/locks",
                                "1: POSIX  ADVISORY  WRITE 22 fe:00:34 0 EOF\n"
                                        + "1: -> POSIX  ADVISORY  WRITE 21 fe:00:34 0 EOF\n1:  -> POSIX  ADVISORY  WRITE 24 fe:00:34 0 EOF\n"
                                        + "2: FLOCK  ADVISORY  WRITE 23 fe:00:89 0 EOF\n"))
                .get(0);
        assertThat(event.attributes())
                .isEqualTo(Map.of("locks", "2", "waiters", "2", "fe:00:34.waiters", "2", "fe:00:34.holder", "22"));
    }

    @Test
    void readsFilesAndInodesOfProcess() {
        assertThat(only("proc", "ls -l /proc/7/fd", "lr-x 1 w w 64 - 13 -> /srv/sessions/sess_1\nlr-x - 4 -> pipe:[2]")
                        .attributes())
                .isEqualTo(Map.of("process.pid", "7", "fd.13", "/srv/sessions/sess_1"));
        assertThat(only("proc", "stat -L -c '%D:%i %n'", "fe:00:2163589 /srv/sessions/sess_1")
                        .attributes())
                .isEqualTo(Map.of("inode.fe:00:2163589", "/srv/sessions/sess_1"));
        assertThat(only("proc", "cat /proc/7/wchan", "flock_lock_inode_wait").attributes())
                .isEqualTo(Map.of("process.pid", "7", "wchan", "flock_lock_inode_wait"));
    }

    @Test
    void refusesKindThatIsNotKnown() {
        assertThat(Parsing.rejection(new ServerCaptures(), capture(AT, "vmstat", "vmstat", "1")))
                .satisfies(rejection -> {
                    assertThat(rejection.reason()).isEqualTo(Reason.UNRECOGNISED);
                    assertThat(rejection.detail()).contains("vmstat");
                });
        assertThat(Parsing.rejection(new ServerCaptures(), "{\"ts_ms\":").reason())
                .isEqualTo(Reason.UNRECOGNISED);
    }
}
