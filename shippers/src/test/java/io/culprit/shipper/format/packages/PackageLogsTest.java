package io.culprit.shipper.format.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Event;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageLogsTest {

    private static List<ChangeEvent> events(Format format, String... lines) {
        LineFormat log = format.open(Parsing.UTC);
        List<ChangeEvent> events = new ArrayList<>();
        for (String line : lines) {
            for (Event event : Parsing.events(log, line)) {
                events.add((ChangeEvent) event);
            }
        }
        assertThat(events).allSatisfy(event -> assertThat(event.subject()).isEqualTo("package"));
        return events;
    }

    private static String brief(ChangeEvent event) {
        String previous = event.attribute("package.version.previous");
        return event.action() + " " + event.name() + " " + event.version()
                + (previous.isEmpty() ? "" : " was " + previous) + " " + event.attribute("package.architecture");
    }

    @Test
    void readsHistoryOfApt_anEventForEachPackage() {
        List<ChangeEvent> events = events(
                new AptFormat(),
                "Start-Date: 2026-11-21  08:05:49",
                "Commandline: apt-get install -y libapache2-mod-wsgi-py3",
                "Requested-By: ann (1000)",
                "Install: libapr1:amd64 (1.7.2-3, automatic), libapache2-mod-wsgi-py3:amd64 (2:4.9.4-1+b2)",
                "Upgrade: apache2:amd64 (2.4.62-1~deb12u1, 2.4.62-1~deb12u2), tzdata:all (1, 2, automatic)",
                "Downgrade: a:i386 (2, 1)",
                "Reinstall: b:amd64 (3)",
                "Remove: c:amd64 (4)",
                "Purge: d:amd64 (5), e (6)",
                "Error: Sub-process /usr/bin/dpkg returned an error code (1)",
                "End-Date: 2026-11-21  08:05:55");
        assertThat(events)
                .extracting(PackageLogsTest::brief)
                .containsExactly(
                        "apt:installed libapr1 1.7.2-3 amd64",
                        "apt:installed libapache2-mod-wsgi-py3 2:4.9.4-1+b2 amd64",
                        "apt:upgraded apache2 2.4.62-1~deb12u2 was 2.4.62-1~deb12u1 amd64",
                        "apt:upgraded tzdata 2 was 1 all",
                        "apt:downgraded a 1 was 2 i386",
                        "apt:reinstalled b 3 amd64",
                        "apt:removed c  was 4 amd64",
                        "apt:purged d  was 5 amd64",
                        "apt:purged e  was 6 ",
                        "apt:failed apt  ");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:05:49Z"));
            assertThat(event.attribute("process.command_line")).startsWith("apt-get install");
            assertThat(event.attribute("package.requested_by")).isEqualTo("ann (1000)");
        });
        assertThat(events.get(0).attribute("package.automatic")).isEqualTo("true");
        assertThat(events.get(1).attribute("package.automatic")).isEmpty();
        assertThat(events.get(2).original()).isEqualTo("Upgrade: apache2:amd64 (2.4.62-1~deb12u1, 2.4.62-1~deb12u2)");
        assertThat(events.get(9).attribute("error.message")).startsWith("Sub-process");
    }

    @Test
    void forgetsTheCommand_whenAptBeginsAnotherBlock() {
        List<ChangeEvent> events = events(
                new AptFormat(),
                "Start-Date: 2026-11-21  08:05:49\nCommandline: apt-get install a\nInstall: a:amd64 (1)",
                "Start-Date: 2026-11-21  09:05:49\nRemove: a:amd64 (1)");
        assertThat(events.get(1).attribute("process.command_line")).isEmpty();
        assertThat(events.get(1).header().time()).isEqualTo(Instant.parse("2026-11-21T09:05:49Z"));
    }

    @Test
    void refusesWhatAptDoesNotWrite() {
        assertThat(Parsing.rejection(new AptFormat(), "Start-Date: soon").reason())
                .isEqualTo(DeadLetter.Reason.BAD_TIME);
        assertThat(Parsing.rejection(new AptFormat(), "Forget: it").reason()).isEqualTo(DeadLetter.Reason.UNRECOGNISED);
        assertThat(new AptFormat().confidence(Line.of("Install: read the manual")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Installed: httpd-2.4.6-99.el7.centos.1.x86_64|installed httpd 2.4.6-99.el7.centos.1 x86_64",
                "Installed: mod_wsgi-3.4-18.el7.x86_64|installed mod_wsgi 3.4-18.el7 x86_64",
                "Installed: python3-mod_wsgi-4.9.1-1.el9.x86_64|installed python3-mod_wsgi 4.9.1-1.el9 x86_64",
                "Installed: 1:perl-parent-0.225-244.el7.noarch|installed perl-parent 1:0.225-244.el7 noarch",
                "Installed: java-1.8.0-openjdk-1:1.8.0.292.b10-1.el7_9.x86_64|installed java-1.8.0-openjdk 1:1.8.0.292.b10-1.el7_9 x86_64",
                "Installed: nspr.i386 4.7.0-1|installed nspr 4.7.0-1 i386",
                "Updated: bind-libs.i386 30:9.3.4-6.P1.el5|upgraded bind-libs 30:9.3.4-6.P1.el5 i386",
                "Erased: redhat-access-insights-batch|removed redhat-access-insights-batch  ",
                "Erased: mod_wsgi-3.4-18.el7.x86_64|removed mod_wsgi  was 3.4-18.el7 x86_64",
                "Dep-Installed: apr-1.4.8-7.el7.x86_64|installed apr 1.4.8-7.el7 x86_64",
                "Obsoleted: old-1-1.noarch|removed old  was 1-1 noarch"
            })
    void readsYumsLine(String line, String expected) {
        List<ChangeEvent> events = events(new YumFormat(), "Nov 21 08:05:49 " + line);
        assertThat(brief(events.get(0)).strip()).isEqualTo(expected.strip());
        assertThat(events.get(0).header().time()).isEqualTo(Instant.parse("2026-11-21T08:05:49Z"));
    }

    @Test
    void tellsUpdateOfYumTwice_asDpkgTellsUpgrades() {
        assertThat(events(new YumFormat(), "Nov 21 08:05:49 Updated: mod_ssl-2.4.6-99.el7.x86_64"))
                .extracting(ChangeEvent::action)
                .containsExactly("upgraded", "installed");
    }

    @Test
    void readsDnfsTransaction_withBothVersionsAtItsEnd() {
        List<ChangeEvent> events = events(
                new DnfFormat(),
                "2026-11-21T08:05:40+0000 INFO --- logging initialized ---",
                "2026-11-21T08:05:49+0000 SUBDEBUG Upgrade: mod_ssl-1:2.4.57-5.el9.x86_64",
                "2026-11-21T08:05:50+0000 SUBDEBUG Installed: mod_http2-2.0.26-1.el9.x86_64",
                "2026-11-21T08:05:51+0000 SUBDEBUG Upgraded: mod_ssl-1:2.4.53-11.el9.x86_64",
                "2026-11-21T08:05:52+0000 SUBDEBUG Downgrade: flac-1.3.3-2.fc29.x86_64",
                "2026-11-21T08:05:53+0000 SUBDEBUG Downgraded: flac-1.3.3-3.fc29.x86_64",
                "2026-11-21T08:05:54+0000 SUBDEBUG Erase: mod_php-8.0.30-1.el9.x86_64",
                "2026-11-21T08:05:54+0000 DDEBUG Command: dnf remove mod_php");
        assertThat(events)
                .extracting(PackageLogsTest::brief)
                .containsExactly(
                        "upgraded mod_ssl 1:2.4.57-5.el9 x86_64",
                        "installed mod_ssl 1:2.4.57-5.el9 x86_64",
                        "installed mod_http2 2.0.26-1.el9 x86_64",
                        "replaced mod_ssl 1:2.4.57-5.el9 was 1:2.4.53-11.el9 x86_64",
                        "downgraded flac 1.3.3-2.fc29 x86_64",
                        "installed flac 1.3.3-2.fc29 x86_64",
                        "replaced flac 1.3.3-2.fc29 was 1.3.3-3.fc29 x86_64",
                        "removed mod_php  was 8.0.30-1.el9 x86_64");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:05:49Z, 2026-11-21T08:05:49Z",
        "2026-11-21T08:05:49+0100, 2026-11-21T07:05:49Z",
        "2026-11-21T08:05:49+00, 2026-11-21T08:05:49Z",
        "Nov 21 08:05:49, 2026-11-21T08:05:49Z"
    })
    void readsDnfsTimes_ofEveryVersion(String written, Instant time) {
        assertThat(events(new DnfFormat(), written + " SUBDEBUG Upgraded: openssl-libs-1:1.1.1g-16.el8_4"))
                .extracting(PackageLogsTest::brief, event -> event.header().time())
                .first()
                .isEqualTo(tuple("upgraded openssl-libs 1:1.1.1g-16.el8_4 ", time));
    }

    @Test
    void readsHistoryOfZypper() {
        List<ChangeEvent> events = events(
                new ZypperFormat(),
                "# 2026-11-21 08:05:40 output of a script",
                "2026-11-21 08:05:48|command|root@web1|'zypper' 'in' 'apache2'|",
                "2026-11-21 08:05:49|install|apache2|2.4.51-1.1|x86_64|root@web1|repo-oss|5a5a|",
                "2026-11-21 08:05:50|remove |apache2-mod_wsgi|4.9.4-1.1|x86_64|root@web1|",
                "2026-11-21 08:05:51|radd   |repo|https://repo.example.test/|");
        assertThat(events)
                .extracting(PackageLogsTest::brief)
                .containsExactly(
                        "installed apache2 2.4.51-1.1 x86_64", "removed apache2-mod_wsgi  was 4.9.4-1.1 x86_64");
        assertThat(events.get(0).attributes())
                .isEqualTo(Map.of(
                        "package.architecture", "x86_64",
                        "package.repository", "repo-oss",
                        "package.requested_by", "root@web1",
                        "process.command_line", "'zypper' 'in' 'apache2'"));
    }

    @Test
    void knowsNoCommand_whenPacmansLineIsCutBehindItsFirstQuote() {
        List<ChangeEvent> events = events(
                new PacmanFormat(),
                "[2026-11-21T08:05:48+0000] [PACMAN] Running '",
                "[2026-11-21T08:05:49+0100] [ALPM] installed apache (2.4.62-1)");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).attribute("process.command_line")).isEmpty();
    }

    @Test
    void readsPacmansLog_ofOldAndNew() {
        List<ChangeEvent> events = events(
                new PacmanFormat(),
                "[2026-11-21T08:05:48+0000] [PACMAN] Running 'pacman -Syu'",
                "[2026-11-21T08:05:49+0100] [ALPM] upgraded apache (2.4.58-1 -> 2.4.62-1)",
                "[2026-11-21T08:05:50+0000] [ALPM-SCRIPTLET] a word",
                "[2016-11-21 08:05] removed mod_wsgi (4.9-1)");
        assertThat(events)
                .extracting(PackageLogsTest::brief)
                .containsExactly(
                        "upgraded apache 2.4.62-1 was 2.4.58-1 ",
                        "installed apache 2.4.62-1 was 2.4.58-1 ",
                        "removed mod_wsgi  was 4.9-1 ");
        assertThat(events.get(0).header().time()).isEqualTo(Instant.parse("2026-11-21T07:05:49Z"));
        assertThat(events.get(0).attribute("process.command_line")).isEqualTo("pacman -Syu");
        assertThat(events.get(2).header().time()).isEqualTo(Instant.parse("2016-11-21T08:05:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status triggers-pending libc-bin:amd64 2.36|status:triggers-pending libc-bin 2.36 amd64",
                "status not-installed php:all <none>|status:not-installed php  all",
                "status half-configured a 1|status:half-configured a 1",
                "configure a:amd64 1 <none>|configure a 1 amd64",
                "disappear a:amd64 1 <none>|disappear a 1 amd64",
                "purge a:amd64 1 <none>|removed a  was 1 amd64",
                "conffile /etc/a.conf keep|conffile:keep /etc/a.conf",
                "startup archives install|startup dpkg"
            })
    void readsEveryLineThatDpkgWrites(String line, String expected) {
        assertThat(brief(events(new DpkgFormat(), "2026-11-21 08:05:49 " + line).get(0))
                        .strip())
                .isEqualTo(expected);
    }

    @Test
    void tellsDnfsChange_whenScriptPrintsBehindIt() {
        String change = "2026-11-21T08:05:49Z SUBDEBUG Installed: httpd-2.4.57-5.el9.x86_64";
        LineFormat lines = new DnfFormat().open(Parsing.UTC);
        assertThat(lines.continues(Line.of(change), Line.of(change), Line.of("Created symlink")))
                .isTrue();
        assertThat(lines.continues(Line.of(change), Line.of(change), Line.of(change)))
                .isFalse();
        assertThat(events(new DnfFormat(), change + "\nCreated symlink"))
                .extracting(PackageLogsTest::brief)
                .containsExactly("installed httpd 2.4.57-5.el9 x86_64");
    }

    @Test
    void servesOthers_whenDnfsLineTellsNoChange() {
        ParsedLine line = (ParsedLine) new DnfFormat()
                .open(Parsing.UTC)
                .parse(Line.of("2026-11-21T08:05:40+0000 INFO warning: /etc/x created as /etc/x.rpmnew"));
        assertThat(line.bodies()).isEmpty();
        assertThat(line.stamp()).isPresent();
    }

    @Test
    void goesOnThroughTheHourThatComesTwice() {
        Setting berlin =
                new Setting(ZoneId.of("Europe/Berlin"), Software.UNKNOWN, Instant.parse("2026-11-22T00:00:00Z"));
        Map<Format, String> lines = Map.of(
                new DpkgFormat(), "2026-10-25 02:%s:00 status installed acme:amd64 1.4-1",
                new ZypperFormat(), "2026-10-25 02:%s:00|install|acme|1.4-1|x86_64|root@web1|repo|5a5a|",
                new PacmanFormat(), "[2026-10-25 02:%s] [ALPM] installed acme (1.4-1)");
        lines.forEach((format, line) -> {
            LineFormat log = format.open(berlin);
            List<Instant> times = Stream.of("10", "50", "05")
                    .map(minute -> Parsing.events(log, line.formatted(minute))
                            .get(0)
                            .header()
                            .time())
                    .toList();
            assertThat(times)
                    .as(format.name())
                    .containsExactly(
                            Instant.parse("2026-10-25T00:10:00Z"),
                            Instant.parse("2026-10-25T00:50:00Z"),
                            Instant.parse("2026-10-25T01:05:00Z"));
        });
    }
}
