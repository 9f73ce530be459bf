package io.culprit.shipper.probe.packages;

import static io.culprit.shipper.probe.FakeHost.events;
import static io.culprit.shipper.probe.FakeHost.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesProbeTest {

    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String APACHE = stanza("apache2", "2.4.62-1~deb12u1", "install ok installed");
    private static final String RPMS = "rpm -qa --queryformat " + RpmDatabase.FORM + " --dbpath ";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root).file(STATUS, APACHE);
    }

    private static String stanza(String name, String version, String status) {
        return "Package: " + name + "\nStatus: " + status + "\nPriority: optional\nArchitecture: amd64\nSource: x (1)\n"
                + "Version: " + version
                + "\nDescription: a\n Package: not this one\n .\nHomepage: https://example.test\n\n";
    }

    private Probe probe(String state) {
        return new PackagesProbeType().open(new PackagesSettings("", state), host.host());
    }

    @Test
    void tellsInstallation_withCommandAndUser_atTheTimeOfTheLog() throws InterruptedException {
        Probe probe = probe("");
        assertThat(told(probe.look())).isEmpty();
        host.later(Duration.ofSeconds(60))
                .file(STATUS, APACHE + stanza("libapache2-mod-wsgi-py3", "4.9.4-1+b2", "install ok installed"))
                .file(
                        "/var/log/apt/history.log",
                        "\nStart-Date: 2026-11-21  08:00:10\nCommandline: apt-get install libapache2-mod-wsgi-py3\n"
                                + "Requested-By: ann (1000)\nInstall: libapache2-mod-wsgi-py3:amd64 (4.9.4-1+b2)\n"
                                + "End-Date: 2026-11-21  08:00:14\n")
                .file(
                        "/var/log/dpkg.log",
                        "2026-11-21 08:00:12 install libapache2-mod-wsgi-py3:amd64 <none> 4.9.4-1+b2\n"
                                + "2026-11-21 08:00:13 status installed libapache2-mod-wsgi-py3:amd64 4.9.4-1+b2\n");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.subject() + " " + event.action() + " " + event.name() + " " + event.version())
                    .isEqualTo("package installed libapache2-mod-wsgi-py3 4.9.4-1+b2");
            assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:00:13Z"));
            assertThat(event.attributes())
                    .containsEntry("package.architecture", "amd64")
                    .containsEntry("process.command_line", "apt-get install libapache2-mod-wsgi-py3")
                    .containsEntry("package.requested_by", "ann (1000)");
        });
        assertThat(told(probe.look())).isEmpty();
    }

    @Test
    void tellsUpgrade_asTheLogsDo_andDowngrade() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.later(Duration.ofSeconds(60)).file(STATUS, stanza("apache2", "2.4.62-1~deb12u2", "install ok installed"));
        List<ChangeEvent> events = events(probe.look());
        assertThat(events).extracting(ChangeEvent::action).containsExactly("upgraded", "installed");
        assertThat(events.get(0).attribute("package.version.previous")).isEqualTo("2.4.62-1~deb12u1");
        host.later(Duration.ofSeconds(60)).file(STATUS, APACHE);
        assertThat(told(probe.look()))
                .containsExactly(
                        "package downgraded apache2 2.4.62-1~deb12u1", "package installed apache2 2.4.62-1~deb12u1");
    }

    @Test
    void tellsRemoval_thenPurge_andStatesInBetween() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.later(Duration.ofSeconds(60))
                .file(STATUS, stanza("apache2", "2.4.62-1~deb12u1", "deinstall ok config-files"));
        assertThat(events(probe.look())).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("removed");
            assertThat(event.version()).isEmpty();
            assertThat(event.attribute("package.version.previous")).isEqualTo("2.4.62-1~deb12u1");
        });
        host.later(Duration.ofSeconds(60)).file(STATUS, stanza("apache2-bin", "1", "install reinstreq half-installed"));
        assertThat(told(probe.look()))
                .containsExactly("package purged apache2", "package status:half-installed apache2-bin 1");
        host.later(Duration.ofSeconds(60)).file(STATUS, stanza("apache2-bin", "1", "install ok triggers-pending"));
        assertThat(told(probe.look())).containsExactly("package installed apache2-bin 1");
    }

    @Test
    void tellsWhatChangedWhileTheShipperWasDown_atItsTime() throws InterruptedException {
        String state = root.resolve("state.json").toString();
        Probe before = probe(state);
        before.look();
        before.look();
        host.later(Duration.ofHours(5))
                .file(STATUS, "")
                .file("/var/log/dpkg.log", "2026-11-21 09:30:00 remove apache2:amd64 2.4.62-1~deb12u1 <none>\n");
        Look look = probe(state).look();
        assertThat(told(look)).containsExactly("package removed apache2");
        assertThat(events(look).get(0).header().time()).isEqualTo(Instant.parse("2026-11-21T09:30:00Z"));
    }

    @Test
    void asksRpm_onlyWhenItsDatabaseChanged_andDnfForTheCommand() throws InterruptedException {
        FakeHost redHat = new FakeHost(root.resolve("rhel")).file("/var/lib/rpm/rpmdb.sqlite", "1");
        String list = RPMS + redHat.path("/var/lib/rpm");
        redHat.prints(list, 0, "httpd\t0\t2.4.57-5.el9\tx86_64\t1700000000\ngpg-pubkey\t0\t1-2\t(none)\t1\n", "");
        Probe probe = new PackagesProbeType().open(new PackagesSettings("rpm", ""), redHat.host());
        assertThat(told(probe.look())).isEmpty();
        probe.look();
        assertThat(redHat.ran()).containsExactly(list);

        redHat.later(Duration.ofMinutes(5))
                .file("/var/lib/rpm/rpmdb.sqlite", "22")
                .prints(
                        list,
                        0,
                        "httpd\t0\t2.4.57-8.el9\tx86_64\t1795248120\npython3-mod_wsgi\t1\t4.9.1-1.el9\tx86_64\t1795248120\n"
                                + "gpg-pubkey\t0\t1-2\t(none)\t1\n",
                        "")
                .prints(
                        "dnf history info last",
                        0,
                        "Transaction ID : 14\nBegin time     : Sat Nov 21 08:02:00 2026\nUser           : Ann <ann>\n"
                                + "Return-Code    : Success\nCommand Line   : install -y python3-mod_wsgi\n"
                                + "Packages Altered:\n    Install python3-mod_wsgi-4.9.1-1.el9.x86_64 @appstream\n"
                                + "    Upgrade httpd-2.4.57-8.el9.x86_64 @appstream\n",
                        "");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events)
                .extracting(event -> event.action() + " " + event.name() + " " + event.version())
                .containsExactly(
                        "upgraded httpd 2.4.57-8.el9",
                        "installed httpd 2.4.57-8.el9",
                        "installed python3-mod_wsgi 1:4.9.1-1.el9");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.attribute("process.command_line")).isEqualTo("install -y python3-mod_wsgi");
            assertThat(event.attribute("package.requested_by")).isEqualTo("Ann <ann>");
            assertThat(event.header().time()).isEqualTo(Instant.ofEpochSecond(1_795_248_120));
        });
    }

    @Test
    void isBlind_whenRpmFailsOrIsNotThere_orThereIsNoDatabase() throws InterruptedException {
        FakeHost redHat = new FakeHost(root.resolve("rhel")).file("/usr/lib/sysimage/rpm/Packages.db", "1");
        Probe probe = new PackagesProbeType().open(new PackagesSettings("", ""), redHat.host());
        assertThat(probe.look().blind()).hasValueSatisfying(blind -> {
            assertThat(blind.reason()).isEqualTo(Reason.MISSING);
            assertThat(blind.detail()).contains("rpm cannot be run");
        });
        redHat.prints(RPMS + redHat.path("/usr/lib/sysimage/rpm"), 1, "", "error: db5 error(-30973)");
        assertThat(probe.look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.detail()).contains("db5 error"));
        FakeHost none = new FakeHost(root.resolve("none"));
        assertThat(new PackagesProbeType()
                        .open(new PackagesSettings("", ""), none.host())
                        .look()
                        .blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1.0,0",
        "1.0~rc1,1.0,-1",
        "1.10,1.9,1",
        "1:0.1,9,1",
        "2.4.62-1~deb12u1,2.4.62-1~deb12u2,-1",
        "1.0a,1.0,1",
        "01,1,0",
        "1.0+b1,1.0,1"
    })
    void tellsTheNewerVersion(String first, String second, int order) {
        int actual = Versions.compare(first, second);
        assertThat(Integer.signum(actual)).isEqualTo(order);
    }

    @Test
    void refusesUnknownDatabase() {
        assertThatThrownBy(() -> new PackagesSettings("pacman", "state.json"))
                .hasMessageContaining("packages.database must be dpkg or rpm")
                .hasMessageContaining("packages.state");
    }
}
