package io.culprit.shipper.probe.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.SystemCommands;
import io.culprit.shipper.probe.capture.HostCaptures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksProbeTest {

    private static final String WORKERS =
            "<table><tr><th>PID</th><th>Acc</th><th>M</th><th>SS</th><th>Client</th><th>VHost</th><th>Request</th></tr>"
                    + "<tr><td>22</td><td>0/3/3</td><td><b>W</b></td><td>31</td><td>192.0.2.7</td>"
                    + "<td>shop.example.test:80</td><td>GET /report.php?q=1 HTTP/1.1</td></tr></table>";

    @TempDir
    private Path root;

    private Path session;
    private String inode;

    private final LineFormat captures = new HostCaptures().open(Parsing.UTC);

    @BeforeEach
    void layOut() throws IOException {
        session = Files.createFile(root.resolve("sess_111"));
        inode = LockedFile.identity(session);
    }

    private FakeProc host() {
        return new FakeProc(root)
                .wholeHost()
                .process(21, 1, "apache2", "/usr/sbin/apache2 -k start", 90_000, 5_000)
                .process(22, 1, "apache2", "/usr/sbin/apache2 -k start", 90_000, 5_000, 'S')
                .file("/proc/22/wchan", "hrtimer_nanosleep")
                .descriptor(22, 3, "socket:[7]")
                .descriptor(22, 12, session.toString())
                .file(
                        "/proc/locks",
                        "1: POSIX  ADVISORY  READ 40 fe:00:77 0 EOF\n" + "2: FLOCK  ADVISORY  WRITE 22 " + inode
                                + " 0 EOF\n" + "2: -> FLOCK  ADVISORY  WRITE 21 " + inode
                                + " 0 EOF\n2:  -> FLOCK  ADVISORY  WRITE 24 " + inode + " 0 EOF\n");
    }

    private static Probe probe(FakeProc host, String... pages) {
        return new LocksProbeType()
                .open(new LocksSettings(List.of(pages), null, Duration.ofMillis(700), null), host.host());
    }

    private List<ProbeEvent> events(Look look) {
        return FakeProc.events(captures, look.captures());
    }

    @Test
    void namesFileHolderWaitersAndRequest() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = WORKERS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        FakeProc host = host();
        Probe probe = probe(host, "http://127.0.0.1:" + server.getAddress().getPort() + "/server-status");
        Look look = probe.look();
        server.stop(0);

        assertThat(look.blind()).isEmpty();
        List<ProbeEvent> events = events(look);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).subject()).isEqualTo("host");
        assertThat(events.get(0).attributes())
                .containsEntry("locks", "2")
                .containsEntry("waiters", "2")
                .containsEntry(inode + ".holder", "22");
        assertThat(events.get(1).subject()).isEqualTo(session.toString());
        assertThat(events.get(1).outcome()).isEqualTo("waited");
        assertThat(events.get(1).attributes())
                .containsAllEntriesOf(Map.of(
                        "lock.file", session.toString(),
                        "lock.purpose", "php-session",
                        "lock.type", "FLOCK",
                        "lock.waiters", "2",
                        "lock.waiter_pids", "21 24",
                        "lock.held_s", "0",
                        "process.pid", "22",
                        "process.group", "apache",
                        "process.wchan", "hrtimer_nanosleep"))
                .containsAllEntriesOf(Map.of(
                        "client.address", "192.0.2.7",
                        "server.address", "shop.example.test",
                        "http.request.line", "GET /report.php?q=1 HTTP/1.1",
                        "url.path", "/report.php",
                        "request.seconds", "31"))
                .doesNotContainKeys("request.unknown", "lock.file.deleted", "request.candidates");

        host.later(Duration.ofSeconds(10));
        assertThat(events(probe.look()).get(1).attributes())
                .as("remembered while the page does not answer")
                .containsEntry("lock.held_s", "10")
                .containsEntry("url.path", "/report.php")
                .containsEntry("request.seen_at", "2026-11-21T08:00:00Z");
        host.later(Duration.ofSeconds(10)).file("/proc/locks", "");
        assertThat(events(probe.look())).hasSize(1);
    }

    @Test
    void saysWhyTheRequestIsUnknown() throws Exception {
        assertThat(events(probe(host()).look()).get(1).attribute("request.unknown"))
                .startsWith("no status page is configured");
        assertThat(events(probe(host(), "http://127.0.0.1:1/server-status").look())
                        .get(1)
                        .attribute("request.unknown"))
                .startsWith("connect-refused");
    }

    @Test
    void findsFileOfWaiter_whenHolderIsGone_andOfAnotherDevice() throws Exception {
        FakeProc host = host().end(22).descriptor(21, 5, session.toString());
        ProbeEvent gone = events(probe(host).look()).get(1);
        assertThat(gone.attribute("process.state")).isEqualTo("gone");
        assertThat(gone.attribute("lock.file")).isEqualTo(session.toString());

        String elsewhere = "00:2a:" + inode.substring(inode.lastIndexOf(':') + 1);
        host.file(
                "/proc/locks",
                "2: OFDLCK ADVISORY  WRITE -1 " + elsewhere + " 0 EOF\n2: -> OFDLCK ADVISORY  WRITE 21 " + elsewhere
                        + " 0 EOF\n");
        ProbeEvent layered = events(probe(host).look()).get(1);
        assertThat(layered.attribute("lock.file")).isEqualTo(session.toString());
        assertThat(layered.attribute("process.state")).isEmpty();
    }

    @Test
    void keepsWhatIsWaitedFor_whenThereAreTooManyLocks() throws Exception {
        StringBuilder locks = new StringBuilder();
        for (int i = 10; i < 20_000; i++) {
            locks.append(i)
                    .append(": POSIX  ADVISORY  READ 40 fe:00:")
                    .append(i)
                    .append(" 0 EOF\n");
        }
        locks.append("20000: FLOCK  ADVISORY  WRITE 22 " + inode + " 0 EOF\n20000: -> FLOCK  ADVISORY  WRITE 21 "
                + inode + " 0 EOF\n");
        Look look = probe(host().file("/proc/locks", locks.toString())).look();

        assertThat(look.captures().get(0).toJson()).hasSizeLessThan(1_000);
        assertThat(events(look).get(0).attributes())
                .containsEntry("locks", "19991")
                .containsEntry("waiters", "1")
                .containsEntry("left_out", "19990 rows that nobody waits for");
    }

    @Test
    void onlyCountsWhatIdleWorkersQueueAt() throws Exception {
        Path mutex = Files.createFile(root.resolve("mpm-accept-0.20"));
        String accept = LockedFile.identity(mutex);
        FakeProc host = host().descriptor(22, 7, mutex.toString())
                .file(
                        "/proc/locks",
                        "2: POSIX  ADVISORY  WRITE 22 " + accept + " 0 EOF\n2: -> POSIX  ADVISORY  WRITE 21 " + accept
                                + " 0 EOF\n");
        assertThat(events(probe(host).look())).singleElement().satisfies(event -> assertThat(event.attribute("waiters"))
                .isEqualTo("1"));
        assertThat(new LockedFile("/run/apache2/wsgi.4711.0.1.lock (deleted)", false).isQueueOfIdleWorkers())
                .isTrue();
    }

    @Test
    void isBlind_whenThereIsNoListing_orOnlyThatOfAContainer() throws Exception {
        FakeProc bare = new FakeProc(root.resolve("b"));
        assertThat(probe(bare).look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
        FakeProc container =
                new FakeProc(root.resolve("c")).process(1, 0, "sh", "sh", 5, 1).file("/proc/locks", "");
        assertThat(probe(container).look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.detail()).contains("hostPID"));
        container.process(9, 1, "apache2", "/usr/sbin/apache2", 5, 1);
        assertThat(probe(container).look().blind()).isEmpty();
    }

    @Test
    void seesRealLock_thatARealProcessWaitsFor() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")) && Files.isExecutable(Path.of("/usr/bin/flock")));
        Process holder = new ProcessBuilder("/usr/bin/flock", session.toString(), "sleep", "60").start();
        Probe probe = new LocksProbeType()
                .open(
                        new LocksSettings(null, null, null, null),
                        new Host(Path.of("/"), Clock.systemUTC(), new SystemCommands()));
        String pid = Long.toString(holder.pid());
        Process waiter = null;
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(Path.of("/proc/locks")).contains(" " + pid + " "));
            waiter = new ProcessBuilder("/usr/bin/flock", session.toString(), "true").start();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(events(probe.look()))
                    .filteredOn(event -> event.subject().equals(session.toString()))
                    .singleElement()
                    .satisfies(event -> assertThat(event.attributes())
                            .containsEntry("process.pid", pid)
                            .containsEntry("process.group", "flock")
                            .containsEntry("lock.waiters", "1")));
        } finally {
            holder.descendants().forEach(ProcessHandle::destroyForcibly);
            holder.destroyForcibly();
            if (waiter != null) {
                waiter.destroyForcibly();
            }
        }
    }

    @Test
    void refusesSettings_withEveryProblemAtOnce() {
        assertThatThrownBy(() -> new LocksSettings(List.of("nowhere"), List.of(""), Duration.ofHours(1), null))
                .hasMessageContainingAll("timeout: ", "apache: \"nowhere\"", "php_fpm: \"\"");
    }
}
