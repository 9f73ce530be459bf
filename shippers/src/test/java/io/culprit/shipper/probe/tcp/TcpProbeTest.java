package io.culprit.shipper.probe.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.SystemCommands;
import io.culprit.shipper.probe.capture.ServerCaptures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpProbeTest {

    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    // Recorded of Apache 2.4.71 on Linux 6.18: port 18401, its accept queue full.
    private static final String LISTENING =
            "  11: 0100007F:47E1 00000000:0000 0A 00000000:0000003D 00:00000000 00000000     0        0 420876 66 0000000096190a1c 100 0 0 10 0\n";
    private static final String UNACCEPTED =
            "  21: 0100007F:47E1 0100007F:9972 08 00000000:00000167 02:000AF9A4 00000000     0        0 0 2 00000000ce9f64f7 4022 4 28 10 -1\n";
    private static final String ACCEPTED =
            " 254: 0100007F:47E1 0100007F:ECE8 08 00000000:00000000 02:000AE3E3 00000000    33        0 444570 2 000000001c410eaa 20 4 28 10 -1\n";
    private static final String HALF_OPEN =
            "  88: 0100007F:47E1 0100007F:9976 03 00000000:00000000 01:00000430 00000004     0        0 0 0 000000005fdd81e6\n";
    private static final String CLIENT =
            " 300: 0100007F:ECE8 0100007F:47E1 05 00000000:00000000 00:00000000 00000000     0        0 0 2 000000001c410eaa\n";

    @TempDir
    private Path root;

    private final LineFormat captures = new ServerCaptures().open(Parsing.UTC);

    private static Probe probe(FakeProc host) {
        return new TcpProbeType().open(new TcpSettings(), host.host());
    }

    private List<ProbeEvent> look(Probe probe) throws InterruptedException {
        return FakeProc.events(captures, probe.look().captures());
    }

    private FakeProc saturated() {
        return new FakeProc(root)
                .wholeHost()
                .process(10, 1, "apache2", "/usr/sbin/apache2 -k start", 90_000, 5_000)
                .process(11, 10, "apache2", "(wsgi:deploy) -k start", 90_000, 5_000)
                .descriptor(10, 3, "socket:[420876]")
                .descriptor(11, 3, "socket:[420876]")
                .descriptor(11, 4, "pipe:[7]")
                .file(
                        "/proc/net/netstat",
                        "TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 7 9\nIpExt: InNoRoutes\nIpExt: 0\n")
                .commands((command, atMost) -> new Output(
                        0,
                        "State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\nLISTEN 61 60 127.0.0.1:18401 0.0.0.0:*\n",
                        "",
                        false))
                .file("/proc/net/tcp", HEADING + LISTENING + UNACCEPTED + ACCEPTED + HALF_OPEN + CLIENT);
    }

    @Test
    void tellsWhoListens_whatQueues_andWhatNobodyCloses() throws InterruptedException {
        FakeProc host = saturated();
        Probe probe = probe(host);
        look(probe);
        host.later(Duration.ofSeconds(40));
        List<ProbeEvent> events = look(probe);

        assertThat(events).hasSize(2);
        assertThat(events.get(0).subject()).isEqualTo("tcp");
        assertThat(events.get(0).attributes())
                .isEqualTo(Map.of(
                        "18401.LISTEN", "1",
                        "18401.backlog", "61",
                        "18401.CLOSE-WAIT", "2",
                        "18401.SYN-RECV", "1",
                        "time_wait", "0",
                        "sockets", "5",
                        "listen.overflows", "7",
                        "listen.drops", "9"));
        assertThat(events.get(1).subject()).isEqualTo("18401");
        assertThat(events.get(1).attributes())
                .containsEntry("process.group", "apache")
                .containsEntry("backlog", "61")
                .containsEntry("backlog.limit", "60")
                .containsEntry("close_wait", "2")
                .containsEntry("close_wait.oldest_s", "40")
                .containsEntry("close_wait.since", "2026-11-21T08:00:00Z")
                .containsEntry("close_wait.unread_bytes", "359")
                .containsEntry("close_wait.unaccepted", "1")
                .containsEntry("sockets.syn_recv", "1");
    }

    @Test
    void keepsAge_whenConnectionIsAccepted_andForgetsIt_whenClosed() throws InterruptedException {
        FakeProc host = saturated();
        Probe probe = probe(host);
        look(probe);
        String accepted = UNACCEPTED.replace(" 0 0 2 ", " 0 555 2 ");
        host.later(Duration.ofSeconds(10)).file("/proc/net/tcp", HEADING + LISTENING + accepted);
        assertThat(oldest(look(probe))).isEqualTo("10");
        String another = UNACCEPTED.replace(" 0 0 2 ", " 0 556 2 ");
        host.later(Duration.ofSeconds(10)).file("/proc/net/tcp", HEADING + LISTENING + another);
        assertThat(oldest(look(probe))).isEqualTo("0");
        host.later(Duration.ofSeconds(10)).file("/proc/net/tcp", HEADING + LISTENING);
        assertThat(look(probe).get(1).attribute("close_wait")).isEqualTo("0");
        host.later(Duration.ofSeconds(10)).file("/proc/net/tcp", HEADING + LISTENING + another);
        assertThat(oldest(look(probe))).isEqualTo("0");
    }

    private static String oldest(List<ProbeEvent> events) {
        return events.get(1).attribute("close_wait.oldest_s");
    }

    @Test
    void countsBothFamilies_andPortWhoseServerIsGone() throws InterruptedException {
        FakeProc host = new FakeProc(root)
                .wholeHost()
                .file("/proc/net/tcp", HEADING)
                .file(
                        "/proc/net/tcp6",
                        HEADING
                                + "   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1\n"
                                + "   1: 0000000000000000FFFF00000100007F:0050 0000000000000000FFFF00000100007F:ECE8 08 00000000:00000001 00:00000000 00000000     0        0 78 1\n");
        Probe probe = probe(host);
        assertThat(look(probe).get(0).attributes()).containsEntry("80.CLOSE-WAIT", "1");
        host.file(
                "/proc/net/tcp6",
                HEADING
                        + "   1: 0000000000000000FFFF00000100007F:0050 0000000000000000FFFF00000100007F:ECE8 08 00000000:00000001 00:00000000 00000000     0        0 78 1\n");
        assertThat(look(probe).get(0).attributes())
                .containsEntry("80.CLOSE-WAIT", "1")
                .doesNotContainKey("80.LISTEN");
    }

    @Test
    void staysSmall_whenThereAreFiftyThousandSockets() throws InterruptedException {
        StringBuilder table = new StringBuilder(HEADING).append(LISTENING);
        for (int i = 0; i < 50_000; i++) {
            table.append(ACCEPTED.replace("0100007F:ECE8", String.format("%08X:ECE8", i)));
        }
        FakeProc host = saturated().file("/proc/net/tcp", table.toString());
        Look look = probe(host).look();

        assertThat(look.captures().get(0).toJson()).hasSizeLessThan(1_000);
        assertThat(FakeProc.events(captures, look.captures()).get(1).attribute("close_wait"))
                .isEqualTo("50000");
    }

    @Test
    void tellsWhatItCannotSee_whenListenerHasNoProcessHere() throws InterruptedException {
        FakeProc container = new FakeProc(root)
                .process(1, 0, "culprit", "culprit", 5, 1)
                .file("/proc/net/tcp", HEADING + LISTENING + ACCEPTED);

        Look look = probe(container).look();
        assertThat(look.captures()).hasSize(1);
        assertThat(look.blind()).hasValueSatisfying(blind -> {
            assertThat(blind.reason()).isEqualTo(Reason.MISSING);
            assertThat(blind.detail()).contains("hostPID");
        });
    }

    @Test
    void asksSs_whenThereIsNoTable() throws InterruptedException {
        String listing = "State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\n"
                + "LISTEN 0 511 127.0.0.1:18101 0.0.0.0:*\nCLOSE-WAIT 9 0 127.0.0.1:18101 127.0.0.1:4000\n";
        FakeProc host = new FakeProc(root).commands((command, atMost) -> new Output(0, listing, "", false));
        Probe probe = probe(host);
        look(probe);
        host.later(Duration.ofSeconds(30));

        assertThat(look(probe).get(1).attributes())
                .containsEntry("close_wait.oldest_s", "30")
                .containsEntry("backlog.limit", "511")
                .doesNotContainKey("close_wait.unaccepted");
    }

    @Test
    void isBlind_whenThereIsNeitherTableNorSs_orSsFails() throws InterruptedException {
        assertThat(probe(new FakeProc(root)).look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
        FakeProc failing = new FakeProc(root).commands((command, atMost) -> new Output(1, "", "no netlink", false));
        assertThat(probe(failing).look().blind()).hasValueSatisfying(blind -> assertThat(blind.detail())
                .isEqualTo("ss -tan exclude time-wait failed: no netlink"));
    }

    @Test
    void seesRealConnection_thatItsServerDoesNotClose() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
        Probe probe = new TcpProbeType()
                .open(new TcpSettings(), new Host(Path.of("/"), Clock.systemUTC(), new SystemCommands()));
        try (ServerSocket server = new ServerSocket(0, 7, InetAddress.getLoopbackAddress())) {
            hangUp(server);
            String port = Integer.toString(server.getLocalPort());
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(look(probe))
                    .filteredOn(event -> event.subject().equals(port))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.attribute("close_wait")).isEqualTo("1");
                        assertThat(event.attribute("close_wait.unaccepted")).isEqualTo("1");
                        assertThat(event.attribute("process.group")).isEqualTo("java");
                    }));
        }
    }

    private static void hangUp(ServerSocket server) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.getOutputStream().write(1);
        }
    }
}
