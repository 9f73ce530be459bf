package io.culprit.shipper.probe.files;

import static io.culprit.shipper.probe.FakeHost.events;
import static io.culprit.shipper.probe.FakeHost.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesProbeTest {

    private static final String MODULE = "/usr/lib/apache2/modules/libphp8.2.so";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root)
                .oldFile(MODULE, "php")
                .oldFile("/etc/apache2/mods-available/php.load", "LoadModule php_module x\n")
                .link("/etc/apache2/mods-enabled/php.load", "../mods-available/php.load")
                .link("/etc/apache2/loop", ".")
                .file(
                        "/var/lib/dpkg/info/libapache2-mod-php8.2.list",
                        "/.\n/usr\n/usr/lib\n" + MODULE + "\n/etc/apache2/mods-available/php.load\n")
                // echo -n php | md5sum
                .file(
                        "/var/lib/dpkg/info/libapache2-mod-php8.2.md5sums",
                        "e1bfd762321e409cee4ac0b6e841963c  usr/lib/apache2/modules/libphp8.2.so\n");
    }

    private Probe probe(String state, String... paths) {
        return new FilesProbeType().open(new FilesSettings(List.of(paths), state, null), host.host());
    }

    @Test
    void tellsNothing_atTheFirstLook_andWhenNothingChanged() throws InterruptedException {
        Probe probe = probe("");
        assertThat(probe.look()).isEqualTo(Look.at(List.of()));
        assertThat(probe.look()).isEqualTo(Look.at(List.of()));
        // Written anew with the same content: nothing that anybody would notice.
        host.file(MODULE, "php");
        assertThat(told(probe.look())).isEmpty();
    }

    @Test
    void tellsFileGone_withThePackageItBelongedTo() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.delete(MODULE).delete("/var/lib/dpkg/info/libapache2-mod-php8.2.list");
        assertThat(events(probe.look())).singleElement().satisfies(event -> {
            assertThat(event.subject() + " " + event.action() + " " + event.name())
                    .isEqualTo("file gone " + MODULE);
            assertThat(event.attributes())
                    .containsEntry("package.name", "libapache2-mod-php8.2")
                    .containsEntry("file.size", "3");
        });
    }

    @Test
    void tellsFileCreatedAndChanged_andWhetherItIsWhatThePackageBrought() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.file(MODULE, "evil").file("/etc/apache2/conf-enabled/a b.conf", "Timeout 5");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events)
                .extracting(event -> event.action() + " " + event.name())
                .containsExactlyInAnyOrder(
                        "created /etc/apache2/conf-enabled",
                        "created /etc/apache2/conf-enabled/a b.conf",
                        "changed " + MODULE);
        assertThat(events.stream()
                        .filter(event -> event.name().equals(MODULE))
                        .findFirst()
                        .orElseThrow()
                        .attributes())
                .containsEntry("package.verified", "false")
                .containsEntry("file.size.previous", "3")
                .containsEntry(
                        "file.hash.sha256.previous", "12a5d18ee896e59954bdce0f4acc7212eebe03dae1834ef4ce160ac5afa5c4a8")
                .containsEntry("file.size", "4");
        host.file(MODULE, "php");
        assertThat(events(probe.look()).get(0).attributes()).containsEntry("package.verified", "true");
    }

    @Test
    void tellsLinksAsLinks_andPermissions() throws IOException, InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.link("/etc/apache2/mods-enabled/php.load", "/dev/null");
        Files.setPosixFilePermissions(
                host.path(MODULE), PosixFilePermissions.fromString("rwsr-xr-x".replace('s', 'x')));
        List<ChangeEvent> events = events(probe.look());
        assertThat(events)
                .extracting(ChangeEvent::action)
                .containsOnly("changed")
                .hasSize(2);
        assertThat(events).anySatisfy(event -> assertThat(event.attributes())
                .containsEntry("file.type", "symlink")
                .containsEntry("file.symbolic_link.target_path", "/dev/null")
                .containsEntry("file.symbolic_link.target_path.previous", "../mods-available/php.load"));
        assertThat(events).anySatisfy(event -> {
            assertThat(event.attributes()).containsEntry("file.mode", "0755").containsKey("file.mode.previous");
            assertThat(event.text()).contains("has other permissions");
        });
    }

    @Test
    void tellsWhatChangedWhileTheShipperWasDown_butNotFoldersThatAreWatchedOnlyNow() throws InterruptedException {
        String state = root.resolve("files.json").toString();
        Probe before = probe(state, "/etc/apache2");
        before.look();
        before.look();
        host.delete("/etc/apache2/mods-enabled/php.load");
        assertThat(told(probe(state, "/etc/apache2", "/usr/lib/apache2/modules").look()))
                .containsExactly("file gone /etc/apache2/mods-enabled/php.load");
    }

    @Test
    void isBlind_whenThereIsMoreThanItWatches_orNothing() throws InterruptedException {
        assertThat(new FilesProbeType()
                        .open(new FilesSettings(null, null, 2), host.host())
                        .look()
                        .blind())
                .hasValueSatisfying(blind -> assertThat(blind.detail()).contains("more than 2 files"));
        assertThat(probe("", "/srv/none").look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
    }

    @Test
    void asksRpmForOwners_whereThatIsTheDatabase() throws InterruptedException {
        FakeHost redHat = new FakeHost(root.resolve("rhel"))
                .oldFile("/etc/httpd/conf.d/a.conf", "1")
                .oldFile("/etc/httpd/conf.d/b.conf", "1")
                .file("/var/lib/rpm/rpmdb.sqlite", "");
        redHat.prints(
                "rpm -qf --queryformat %{NAME}\\n /etc/httpd/conf.d/a.conf /etc/httpd/conf.d/b.conf",
                1, "httpd-core\nfile /etc/httpd/conf.d/b.conf is not owned by any package\n", "");
        Probe probe = new FilesProbeType().open(new FilesSettings(null, null, null), redHat.host());
        probe.look();
        redHat.delete("/etc/httpd/conf.d/a.conf").delete("/etc/httpd/conf.d/b.conf");
        assertThat(events(probe.look()))
                .extracting(event -> event.name() + " " + event.attribute("package.name"))
                .containsExactly("/etc/httpd/conf.d/a.conf httpd-core", "/etc/httpd/conf.d/b.conf ");
    }

    @Test
    void refusesSettings_andSaysAllThatIsWrong() {
        assertThatThrownBy(() -> new FilesSettings(List.of("etc"), "s", 0))
                .hasMessageContaining("files.paths")
                .hasMessageContaining("files.state")
                .hasMessageContaining("files.most must be between");
    }
}
