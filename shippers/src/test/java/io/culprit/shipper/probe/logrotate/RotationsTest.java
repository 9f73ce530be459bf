package io.culprit.shipper.probe.logrotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.capture.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationsTest {

    private static final String DEBIAN =
            "/var/log/apache2/*.log {\n\tdaily\n\tmissingok\n\trotate 14\n\tsharedscripts\n"
                    + "\tprerotate\n\t\tif [ -d /etc/logrotate.d/httpd-prerotate ]; then\n\t\t\trun-parts x\n\t\tfi\n\tendscript\n"
                    + "\tpostrotate\n\t\tif pgrep -f ^/usr/sbin/apache2 > /dev/null; then\n"
                    + "\t\t\tinvoke-rc.d apache2 reload 2>&1 | logger -t apache2.logrotate\n\t\tfi\n\tendscript\n}\n";
    private static final String RED_HAT = "/var/log/httpd/*log {\n    missingok\n    notifempty\n    sharedscripts\n"
            + "    delaycompress\n    postrotate\n        /bin/systemctl reload httpd.service > /dev/null 2>/dev/null || true\n"
            + "    endscript\n}\n";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root).at("2026-11-21T16:00:00Z");
    }

    private Map<String, String> expected(String name) throws IOException {
        Finding finding = Rotations.expected(host.host(), List.of(name), UnaryOperator.identity())
                .get(name);
        assertThat(finding.subject()).isEqualTo("logrotate");
        return finding.attributes();
    }

    @Test
    void expectsSystemdsTimer_withItsDelays() throws IOException {
        host.file("/etc/logrotate.d/apache2", DEBIAN)
                .file(
                        "/lib/systemd/system/logrotate.timer",
                        "[Timer]\nOnCalendar=daily\nAccuracySec=1h\nPersistent=true\n")
                .link("/etc/systemd/system/timers.target.wants/logrotate.timer", "/lib/systemd/system/logrotate.timer")
                .file(
                        "/var/lib/logrotate/status",
                        "logrotate state -- version 2\n\"/var/log/apache2/access.log\" 2026-11-21-0:0:7\n");
        assertThat(expected("apache2"))
                .containsEntry("logrotate.next_at", "2026-11-22T00:00:00Z")
                .containsEntry("logrotate.not_after", "2026-11-22T01:00:00Z")
                .containsEntry("logrotate.by", "systemd")
                .containsEntry("logrotate.action", "reload")
                .containsEntry("logrotate.frequency", "daily")
                .containsEntry("logrotate.last_at", "2026-11-21T00:00:00Z");
        host.file(
                "/etc/systemd/system/logrotate.timer.d/night.conf",
                "[Timer]\nOnCalendar=\nOnCalendar=Sun *-*-* 04:00:00\n");
        assertThat(expected("apache2")).containsEntry("logrotate.next_at", "2026-11-22T04:00:00Z");
    }

    @Test
    void expectsCron_andWeeklyRotationsOnSundays() throws IOException {
        host.file("/etc/logrotate.d/httpd", RED_HAT)
                .file(
                        "/etc/logrotate.conf",
                        "# see man\nweekly\nrotate 4\ninclude /etc/logrotate.d\n/var/log/wtmp {\n    monthly\n}\n")
                .file("/etc/cron.daily/logrotate", "#!/bin/sh\n")
                .file(
                        "/etc/crontab",
                        "SHELL=/bin/sh\n17 *\t* * *\troot    cd / && run-parts --report /etc/cron.hourly\n"
                                + "25 6\t* * *\troot\ttest -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.daily )\n")
                .file(
                        "/var/lib/logrotate/logrotate.status",
                        "logrotate state -- version 2\n\"/var/log/httpd/access_log\" 2026-11-18-3:32:1\n");
        assertThat(expected("httpd"))
                .containsEntry("logrotate.next_at", "2026-11-22T06:25:00Z")
                .containsEntry("logrotate.by", "cron")
                .containsEntry("logrotate.frequency", "weekly")
                .containsEntry("logrotate.action", "reload");
    }

    @Test
    void expectsAnacron_withinItsRange() throws IOException {
        host.file("/etc/logrotate.d/httpd", RED_HAT.replace("missingok", "daily"))
                .file("/etc/cron.daily/logrotate", "")
                .file(
                        "/etc/anacrontab",
                        "SHELL=/bin/sh\nRANDOM_DELAY=45\nSTART_HOURS_RANGE=3-22\n\n1\t5\tcron.daily\t\tnice run-parts /etc/cron.daily\n")
                .file("/var/lib/logrotate/logrotate.status", "\"/var/log/httpd/access_log\" 2026-11-21-3:32:1\n");
        assertThat(expected("httpd"))
                .containsEntry("logrotate.next_at", "2026-11-22T03:06:00Z")
                .containsEntry("logrotate.not_after", "2026-11-22T03:51:00Z")
                .containsEntry("logrotate.by", "anacron");
    }

    @Test
    void tellsThatNobodyRunsIt() throws IOException {
        host.file(
                "/etc/logrotate.d/nginx",
                "/var/log/nginx/*.log {\n daily\n postrotate\n  invoke-rc.d nginx rotate >/dev/null 2>&1\n endscript\n}\n");
        Finding finding = Rotations.expected(host.host(), List.of("nginx", "httpd"), UnaryOperator.identity())
                .get("nginx");
        assertThat(finding.action()).isEqualTo("unscheduled");
        assertThat(finding.attributes())
                .containsEntry("logrotate.action", "reopen")
                .doesNotContainKey("logrotate.next_at");
    }

    @Test
    void waitsForTheSecondRun_ofLogsNeverSeenBefore() throws IOException {
        host.file("/etc/logrotate.d/apache2", DEBIAN)
                .file("/etc/cron.d/rotate", "*/30 * * * * root /usr/sbin/logrotate /etc/logrotate.conf\n");
        assertThat(expected("apache2")).containsEntry("logrotate.next_at", "2026-11-22T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*-*-* 04:00:00|2026-11-22T04:00",
                "hourly|2026-11-21T17:00",
                "Mon..Fri *-*-* 03:30|2026-11-23T03:30",
                "Sat,Sun 02:00|2026-11-22T02:00",
                "*-*-01 00:00:00|2026-12-01T00:00",
                "*:0/15|2026-11-21T16:15",
                "monthly|2026-12-01T00:00",
                "06:00 UTC|2026-11-22T06:00"
            })
    void readsCalendars(String calendar, String next) {
        assertThat(Schedule.ofCalendar(calendar).flatMap(at -> at.after(ZonedDateTime.parse("2026-11-21T16:00:00Z"))))
                .map(time -> time.toLocalDateTime().toString())
                .hasValue(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25 6 * * *|2026-11-22T06:25",
                "0 4 * * 0|2026-11-22T04:00",
                "0 4 * * 7|2026-11-22T04:00",
                "0 4 1 * mon|2026-11-23T04:00",
                "*/20 * * * *|2026-11-21T16:20",
                "1-5 0 31 jan *|2027-01-31T00:01",
                "@weekly|2026-11-22T00:00"
            })
    void readsCrontabs(String entry, String next) {
        assertThat(Schedule.ofCron(entry).flatMap(at -> at.after(ZonedDateTime.parse("2026-11-21T16:00:00Z"))))
                .map(time -> time.toLocalDateTime().toString())
                .hasValue(next);
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThat(Schedule.ofCron("61 * * * *")).isEmpty();
        assertThat(Schedule.ofCron("* *")).isEmpty();
        assertThat(Schedule.ofCalendar("*-*~01")).isEmpty();
        assertThat(Schedule.ofCron("30 30 * * *")).isEmpty();
        assertThat(Schedule.ofCron("0 0 31 2 *").flatMap(at -> at.after(ZonedDateTime.parse("2026-11-21T16:00:00Z"))))
                .isEmpty();
    }
}
