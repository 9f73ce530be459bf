package io.culprit.shipper.probe.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.ServerCaptures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesProbeTest {

    @TempDir
    private Path root;

    private final LineFormat captures = new ServerCaptures().open(Parsing.UTC);

    private static Probe probe(FakeProc host, String... programs) {
        return new ProcessesProbeType().open(new ProcessesSettings(List.of(programs)), host.host());
    }

    private List<ProbeEvent> look(Probe probe) throws InterruptedException {
        Look look = probe.look();
        assertThat(look.blind()).isEmpty();
        return FakeProc.events(captures, look.captures());
    }

    private static ProbeEvent only(List<ProbeEvent> events, String outcome, String subject) {
        return events.stream()
                .filter(event ->
                        event.outcome().equals(outcome) && event.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lives(List<ProbeEvent> events) {
        return events.stream()
                .filter(event -> !event.outcome().equals("measured"))
                .map(event -> event.outcome() + " " + event.subject() + " " + event.attribute("process.pid"))
                .toList();
    }

    private FakeProc server() {
        return new FakeProc(root)
                .wholeHost()
                .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nwww-data:x:33:33::/:/bin/false\n")
                .process(10, 1, "apache2", "/usr/sbin/apache2 -k start", 90_000, 5_000)
                .process(11, 10, "apache2", "(wsgi:deploy)     -k start", 90_001, 12_000)
                .process(12, 10, "apache2", "/usr/sbin/apache2 -k start", 90_001, 7_000)
                .process(20, 1, "nginx", "nginx: master process /usr/sbin/nginx -g daemon on;", 80_000, 2_000)
                .process(21, 20, "nginx", "nginx: worker process", 80_001, 3_000)
                .process(30, 1, "php-fpm8.2", "php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)", 70_000, 9_000)
                .process(31, 30, "php-fpm8.2", "php-fpm: pool www", 70_001, 8_000)
                .process(40, 1, "mysqld", "/usr/sbin/mysqld --user=mysql", 5_000, 90_000)
                .process(50, 1, "sshd", "/usr/sbin/sshd -D", 5_000, 900);
    }

    @Test
    void tellsGroupsWithTheirMemoryAndThreads() throws InterruptedException {
        List<ProbeEvent> events = look(probe(server(), "mysqld"));

        assertThat(lives(events))
                .containsExactly(
                        "started apache 10",
                        "started wsgi:deploy 11",
                        "started apache 12",
                        "started nginx 20",
                        "started nginx 21",
                        "started php-fpm 30",
                        "started php-fpm:www 31",
                        "started mysqld 40",
                        "sampled  ");
        assertThat(events.get(1).attribute("process.memory.usage")).isEqualTo("12288000");
        assertThat(events.get(1).attribute("process.started_at")).isEqualTo("2026-11-21T07:58:21Z");
        assertThat(events.get(1).text()).contains("www-data").endsWith("(wsgi:deploy)     -k start");
        assertThat(events.get(8).attributes())
                .containsEntry("count.apache", "2")
                .containsEntry("rss.total_kb.apache", "12000")
                .containsEntry("rss.max_kb.apache", "7000")
                .containsEntry("threads.apache", "8")
                .containsEntry("count.php-fpm:www", "1")
                .containsEntry("rss.total_kb.mysqld", "90000")
                .doesNotContainKey("count.sshd");
    }

    @Test
    void tellsDaemonThatVanished_andItsSuccessorUnderTheSameId() throws InterruptedException {
        FakeProc host = server();
        Probe probe = probe(host);
        look(probe);
        host.later(Duration.ofSeconds(10)).end(11);

        List<ProbeEvent> ended = look(probe);
        assertThat(lives(ended)).containsExactly("ended wsgi:deploy 11", "sampled  ");
        assertThat(ended.get(0).attributes())
                .containsEntry("process.memory.usage", "12288000")
                .containsEntry("process.lived_s", "109");

        host.later(Duration.ofSeconds(10)).process(12, 10, "apache2", "(wsgi:deploy)", 90_150, 12_000);
        assertThat(lives(look(probe))).containsExactly("ended apache 12", "started wsgi:deploy 12", "sampled  ");
    }

    @Test
    void tellsOnce_whenDaemonShutsDownInOrder() throws InterruptedException {
        FakeProc host = server().file("/proc/11/wchan", "poll_schedule_timeout.constprop.0");
        Probe probe = probe(host);
        look(probe);
        host.later(Duration.ofSeconds(5)).file("/proc/11/wchan", "futex_wait_queue");
        assertThat(lives(look(probe))).containsExactly("draining wsgi:deploy 11", "sampled  ");
        host.later(Duration.ofSeconds(5));
        assertThat(lives(look(probe))).containsExactly("sampled  ");
        host.later(Duration.ofSeconds(5)).end(11);
        assertThat(lives(look(probe))).containsExactly("ended wsgi:deploy 11", "sampled  ");
    }

    @Test
    void takesNothingForShuttingDown_whereTheKernelDoesNotTellOrItIsNoDaemon() throws InterruptedException {
        FakeProc host = server().file("/proc/11/wchan", "0").file("/proc/12/wchan", "poll_schedule_timeout");
        Probe probe = probe(host);
        look(probe);
        host.later(Duration.ofSeconds(5))
                .file("/proc/11/wchan", "futex_wait_queue")
                .file("/proc/12/wchan", "futex_wait_queue");
        assertThat(lives(look(probe))).containsExactly("sampled  ");
    }

    @Test
    void tellsGrowthOfMemory_onceTheWindowIsLongEnough() throws InterruptedException {
        FakeProc host = server();
        Probe probe = probe(host);
        for (int minute = 0; minute < 5; minute++) {
            host.process(11, 10, "apache2", "(wsgi:deploy)", 90_001, 12_000 + 600L * minute);
            List<ProbeEvent> events = look(probe);
            assertThat(only(events, "sampled", "").attribute("rss.growth_kb_per_min.wsgi:deploy"))
                    .isEqualTo(minute < 2 ? "" : "600");
            if (minute > 0) {
                assertThat(only(events, "measured", "wsgi:deploy").attribute("rss.mean_kb"))
                        .isEqualTo(Long.toString(12_000 + 600L * minute));
            }
            host.later(Duration.ofMinutes(1));
        }
    }

    @Test
    void followsProcess_thatBecomesAServerUnderItsId() throws InterruptedException {
        FakeProc host = server().process(60, 1, "sh", "/bin/sh /usr/sbin/apachectl start", 99_000, 500);
        Probe probe = probe(host);
        look(probe);
        host.process(60, 1, "httpd", "/usr/sbin/httpd -DFOREGROUND", 99_000, 500);

        assertThat(lives(look(probe))).containsExactly("started apache 60", "sampled  ");
    }

    @Test
    void keepsRowsWhole_whenTitlesAreForgedOrCutAndProcessesAreDead() throws InterruptedException {
        FakeProc host = new FakeProc(root)
                .wholeHost()
                .process(10, 1, "a) S 1 (b", "nginx: worker\n 99 1 x 1 1 S 1 1 apache2", 90_000, 1)
                .process(11, 1, "apache2", "(wsgi:averylongn", 90_000, 1)
                .process(12, 1, "apache2", "", 90_000, 0, 'Z')
                .file("/proc/13/stat", "13 (torn")
                .file("/proc/14/environ", "");

        assertThat(lives(look(probe(host))))
                .containsExactly("started nginx 10", "started wsgi:averylongn… 11", "sampled  ");
    }

    @Test
    void leavesOutWhatIsBeyondItsBound_andSaysSo() throws InterruptedException {
        FakeProc host = new FakeProc(root).wholeHost();
        for (int pid = 100; pid < 2_103; pid++) {
            host.process(pid, 1, "apache2", "/usr/sbin/apache2", 90_000, 1);
        }
        List<ProbeEvent> events = look(probe(host));

        assertThat(events.get(events.size() - 1).attributes())
                .containsEntry("count.apache", "2000")
                .containsEntry("left_out", "3 processes");
    }

    @Test
    void isBlind_whenProcessesAreHiddenOrOfAnotherNamespace() throws InterruptedException {
        FakeProc container = new FakeProc(root.resolve("c")).process(1, 0, "sh", "sh", 5, 1);
        assertThat(probe(container).look().blind()).hasValueSatisfying(blind -> {
            assertThat(blind.reason()).isEqualTo(Reason.MISSING);
            assertThat(blind.detail()).contains("hostPID");
        });
        container.process(7, 1, "apache2", "/usr/sbin/apache2 -DFOREGROUND", 90_000, 1);
        assertThat(probe(container).look()).satisfies(look -> {
            assertThat(look.blind()).isEmpty();
            assertThat(look.captures()).hasSize(1);
        });
        FakeProc hidden = new FakeProc(root.resolve("h")).process(7, 1, "apache2", "apache2", 90_000, 1);
        assertThat(probe(hidden).look().blind()).hasValueSatisfying(blind -> {
            assertThat(blind.reason()).isEqualTo(Reason.PERMISSION);
            assertThat(blind.detail()).contains("hidepid");
        });
        FakeProc bare = new FakeProc(root.resolve("b"));
        assertThat(probe(bare).look().blind()).isPresent();
    }

    @Test
    void tellsThatNothingIsLeft_whenServersWereSeenBefore() throws InterruptedException {
        FakeProc host = new FakeProc(root).wholeHost().process(7, 1, "apache2", "apache2", 90_000, 1);
        Probe probe = probe(host);
        look(probe);
        host.end(7);

        assertThat(lives(look(probe))).containsExactly("ended apache 7", "sampled  ");
    }

    @Test
    void refusesProgramsThatAreNoNames() {
        assertThat(new ProcessesSettings(null).programs()).isEmpty();
        assertThatThrownBy(() -> new ProcessesSettings(List.of("/usr/bin/java", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "programs: \"/usr/bin/java\" is not the name of a program: write it without folder and arguments,"
                                + " as mysqld; programs: \"\" is not the name of a program: write it without folder and arguments,"
                                + " as mysqld");
    }
}
