package io.culprit.shipper.probe.modules;

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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesProbeTest {

    private static final String LIST = "/usr/sbin/apache2ctl -M";
    private static final String MODULES = "/usr/lib/apache2/modules/";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root)
                .process(1, 0, "systemd", 0, "/sbin/init")
                .process(812, 1, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .process(813, 812, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .process(900, 1, "cron", 60, "/usr/sbin/cron")
                .file("/usr/sbin/apache2ctl", "")
                .file("/etc/apache2/apache2.conf", "# main\nIncludeOptional mods-enabled/*.load\n")
                .file("/etc/apache2/mods-available/wsgi.load", "LoadModule wsgi_module " + MODULES + "mod_wsgi.so\n")
                .file("/etc/apache2/mods-enabled/dir.load", "LoadModule dir_module " + MODULES + "mod_dir.so\n")
                .link("/etc/apache2/mods-enabled/wsgi.load", "../mods-available/wsgi.load")
                .oldFile(MODULES + "mod_wsgi.so-3.11", "wsgi")
                .oldFile(MODULES + "mod_dir.so", "dir")
                .link(MODULES + "mod_wsgi.so", "mod_wsgi.so-3.11");
        configured("dir", "wsgi");
        mapped(812, "mod_dir.so", "mod_wsgi.so-3.11");
    }

    private void configured(String... modules) {
        StringBuilder list = new StringBuilder("Loaded Modules:\n core_module (static)\n");
        Stream.of(modules).forEach(module -> list.append(" ").append(module).append("_module (shared)\n"));
        host.prints(LIST, 0, list.toString(), "AH00558: apache2: Could not reliably determine the server's name\n");
    }

    private void mapped(int pid, String... files) {
        StringBuilder maps =
                new StringBuilder("55d0c0a00000-55d0c0a2d000 r--p 00000000 fe:00 1312 /usr/sbin/apache2\n");
        try {
            for (String file : files) {
                Path path = host.path(MODULES + file.replace(" (deleted)", ""));
                long inode = Files.exists(path) ? (Long) Files.getAttribute(path, "unix:ino") : 77;
                String device =
                        Files.exists(path) ? DiskFile.device((Long) Files.getAttribute(path, "unix:dev")) : "fe:00";
                maps.append("7f1c2a600000-7f1c2a601000 r--p 00000000 ")
                        .append(device)
                        .append(' ')
                        .append(inode)
                        .append("                    ")
                        .append(MODULES)
                        .append(file)
                        .append('\n');
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        host.file(
                "/proc/" + pid + "/maps",
                maps.append("7ffd00000000-7ffd00001000 r-xp 00000000 00:00 0 [vdso]\n")
                        .toString());
    }

    private Probe probe() {
        return probe("");
    }

    private Probe probe(String state) {
        return new ModulesProbeType().open(new ModulesSettings(null, null, null, state), host.host());
    }

    @Test
    void tellsNothing_whenTheServerHasWhatIsConfigured_andListsModulesOnlyOnce() throws InterruptedException {
        Probe probe = probe();
        assertThat(probe.look()).isEqualTo(Look.at(List.of()));
        assertThat(probe.look()).isEqualTo(Look.at(List.of()));
        assertThat(host.ran()).containsExactly(LIST);
    }

    @Test
    void tellsModulePending_whenConfiguredUnderTheRunningServer_andLoadedAfterItsReload() throws InterruptedException {
        Probe probe = probe();
        probe.look();
        host.oldFile(MODULES + "mod_reqmeter.so", "new")
                .file(
                        "/etc/apache2/mods-enabled/reqmeter.load",
                        "\nLoadModule reqmeter_module " + MODULES + "mod_reqmeter.so");
        configured("dir", "reqmeter", "wsgi");

        List<ChangeEvent> pending = events(probe.look());
        assertThat(pending).singleElement().satisfies(event -> {
            assertThat(event.subject() + " " + event.action() + " " + event.name())
                    .isEqualTo("module pending reqmeter_module");
            assertThat(event.attributes())
                    .containsEntry("module.file", MODULES + "mod_reqmeter.so")
                    .containsEntry("configuration.file", "/etc/apache2/mods-enabled/reqmeter.load")
                    .containsEntry("configuration.line", "2")
                    .containsEntry("process.pid", "812");
            assertThat(event.text()).contains("next reload loads it for the first time");
        });
        assertThat(told(probe.look())).isEmpty();

        mapped(812, "mod_dir.so", "mod_wsgi.so-3.11", "mod_reqmeter.so");
        assertThat(told(probe.look())).containsExactly("module loaded reqmeter_module");
        assertThat(host.ran()).hasSize(2);
    }

    @Test
    void tellsModulesReplaced_whenTheirFilesAreOthersThanThoseMapped() throws IOException, InterruptedException {
        Probe probe = probe();
        probe.look();
        Files.writeString(host.path(MODULES + "x"), "wsgi 2");
        Files.move(
                host.path(MODULES + "x"), host.path(MODULES + "mod_wsgi.so-3.11"), StandardCopyOption.REPLACE_EXISTING);
        host.modified(MODULES + "mod_wsgi.so-3.11", "2020-02-02T00:00:00Z");
        String maps = Files.readString(host.path("/proc/812/maps"));
        host.file("/proc/812/maps", maps.replace("mod_wsgi.so-3.11", "mod_wsgi.so-3.11 (deleted)"));
        assertThat(events(probe.look())).singleElement().satisfies(event -> {
            assertThat(event.action() + " " + event.name()).isEqualTo("replaced wsgi_module");
            assertThat(event.attributes()).containsEntry("module.modified", "2020-02-02T00:00:00Z");
        });
        assertThat(told(probe.look())).isEmpty();
        // Overwritten in place, long after the server started.
        host.modified(MODULES + "mod_dir.so", "2026-11-21T07:59:00Z");
        assertThat(told(probe.look())).containsExactly("module replaced dir_module");
    }

    @Test
    void tellsLibraryReplaced_once_whenAnUpgradeTookItsFileFromUnderTheServer()
            throws IOException, InterruptedException {
        Probe probe = probe();
        probe.look();
        String maps = Files.readString(host.path("/proc/812/maps"));
        host.file("/var/lib/dpkg/info/libssl3:amd64.list", "/usr/lib/x86_64-linux-gnu/libssl.so.3\n")
                .file(
                        "/proc/812/maps",
                        maps + "7f00-7f01 r-xp 00000000 fe:00 91 /usr/lib/x86_64-linux-gnu/libssl.so.3 (deleted)\n"
                                + "7f02-7f03 r-xp 00000000 fe:00 92 /usr/lib/x86_64-linux-gnu/libz.so.1.2.13\n"
                                + "7f04-7f05 r-xp 00000000 fe:00 93 /tmp/jit-4711.so (deleted)\n");

        assertThat(events(probe.look())).singleElement().satisfies(event -> {
            assertThat(event.subject() + " " + event.action() + " " + event.name())
                    .isEqualTo("library replaced libssl.so.3");
            assertThat(event.attributes())
                    .containsEntry("library.file", "/usr/lib/x86_64-linux-gnu/libssl.so.3")
                    .containsEntry("package.name", "libssl3")
                    .containsEntry("process.pid", "812");
        });
        assertThat(told(probe.look())).isEmpty();
    }

    @Test
    void tellsModuleLoaded_whenTheServerReloaded_thoughOldProcessesLinger() throws IOException, InterruptedException {
        Probe probe = probe();
        probe.look();
        Files.writeString(host.path(MODULES + "x"), "dir 2");
        host.modified(MODULES + "x", "2026-11-21T07:59:00Z");
        Files.move(host.path(MODULES + "mod_dir.so"), host.path("/old.so"));
        Files.move(host.path(MODULES + "x"), host.path(MODULES + "mod_dir.so"));
        assertThat(told(probe.look())).containsExactly("module replaced dir_module");
        host.process(814, 812, "rotatelogs", 1, "rotatelogs");
        mapped(812, "mod_dir.so", "mod_wsgi.so-3.11");
        assertThat(told(probe.look())).containsExactly("module loaded dir_module");
        assertThat(told(probe.look())).isEmpty();
    }

    @Test
    void tellsModuleReplaced_whenOnlyTheNumberOfItsFileDiffers() throws IOException, InterruptedException {
        Probe probe = probe();
        probe.look();
        Files.writeString(host.path(MODULES + "x"), "dir 2");
        host.modified(MODULES + "x", "2020-02-02T00:00:00Z");
        Files.move(host.path(MODULES + "mod_dir.so"), host.path("/old.so"));
        Files.move(host.path(MODULES + "x"), host.path(MODULES + "mod_dir.so"));
        assertThat(told(probe.look())).containsExactly("module replaced dir_module");
    }

    @Test
    void tellsModuleMissing_withFileAndLine_andThatTheConfigurationIsInvalid() throws InterruptedException {
        Probe probe = probe();
        probe.look();
        host.delete(MODULES + "mod_wsgi.so-3.11")
                .prints(
                        LIST,
                        1,
                        "",
                        "apache2: Syntax error on line 2 of /etc/apache2/apache2.conf: Syntax error on line 1 of"
                                + " /etc/apache2/mods-enabled/wsgi.load: Cannot load " + MODULES
                                + "mod_wsgi.so into server: "
                                + MODULES + "mod_wsgi.so: cannot open shared object file: No such file or directory\n"
                                + "Action '-M' failed.\nThe Apache error log may have more information.\n");
        mapped(812, "mod_dir.so", "mod_wsgi.so-3.11 (deleted)");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events).extracting(ChangeEvent::action).containsExactly("invalid", "missing");
        assertThat(events.get(0).attributes())
                .containsEntry("configuration.file", "/etc/apache2/mods-enabled/wsgi.load")
                .containsEntry("configuration.line", "1");
        assertThat(events.get(1).attributes())
                .containsEntry("module.mapped", "true")
                .containsEntry("module.configured_file", MODULES + "mod_wsgi.so")
                .containsEntry("configuration.line", "1");
        assertThat(told(probe.look())).isEmpty();
        host.oldFile(MODULES + "mod_wsgi.so-3.11", "wsgi 2");
        configured("dir", "wsgi");
        assertThat(told(probe.look()))
                .containsExactly("configuration valid /etc/apache2/apache2.conf", "module replaced wsgi_module");
    }

    @Test
    void doubtsThatModulesWent_whileTheServerReloads() throws InterruptedException {
        Probe probe = probe();
        probe.look();
        mapped(812, "mod_dir.so");
        assertThat(told(probe.look())).isEmpty();
        mapped(812, "mod_dir.so", "mod_wsgi.so-3.11");
        assertThat(told(probe.look())).isEmpty();
        mapped(812, "mod_dir.so");
        assertThat(told(probe.look())).isEmpty();
        assertThat(told(probe.look())).containsExactly("module pending wsgi_module");
    }

    @Test
    void tellsModuleThatIsNoMoreConfigured_thenUnloaded() throws InterruptedException {
        Probe probe = probe();
        probe.look();
        host.delete("/etc/apache2/mods-enabled/wsgi.load");
        configured("dir");
        assertThat(told(probe.look())).containsExactly("module unconfigured wsgi_module");
        mapped(812, "mod_dir.so");
        assertThat(told(probe.look())).containsExactly("module unloaded wsgi_module");
        assertThat(told(probe.look())).isEmpty();
    }

    @Test
    void tellsWhatChangedWhileTheShipperWasDown_whenAStateIsKept() throws InterruptedException {
        String state = root.resolve("var/state/modules.json").toString();
        Probe first = probe(state);
        first.look();
        first.look();
        host.delete("/etc/apache2/mods-enabled/wsgi.load").later(Duration.ofHours(2));
        configured("dir");
        assertThat(told(probe(state).look())).containsExactly("module unconfigured wsgi_module");
    }

    @Test
    void looksAtEveryInstance_withTheOptionsItWasStartedWith() throws InterruptedException {
        host.process(
                        900,
                        1,
                        "httpd",
                        60,
                        "/usr/sbin/httpd",
                        "-d/srv/b",
                        "-f",
                        "conf/b.conf",
                        "-DSSL",
                        "-D",
                        "FOREGROUND")
                .file("/srv/b/conf/b.conf", "<IfDefine SSL>\nLoadModule ssl_module modules/mod_ssl.so\n</IfDefine>")
                .file("/proc/900/maps", "7f00-7f01 r--p 0 fe:00 9 /usr/lib64/libc.so.6\n")
                .oldFile("/srv/b/modules/mod_ssl.so", "ssl");
        Look look = probe().look();
        assertThat(host.ran()).containsExactly(LIST, "/usr/sbin/httpd -d /srv/b -f conf/b.conf -D SSL -M");
        // The command is not there, so the files alone tell.
        assertThat(look.blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
        assertThat(told(look)).containsExactly("module pending ssl_module");
        assertThat(look.captures().get(0).command()).contains("-f /srv/b/conf/b.conf", "/proc/900/maps");
    }

    @Test
    void readsDirectivesOfTheCommandLine_asSuseHasThem() throws InterruptedException {
        host.process(
                        900,
                        1,
                        "httpd-prefork",
                        60,
                        "/usr/sbin/httpd-prefork",
                        "-DSYSCONFIG",
                        "-C",
                        "Include /etc/apache2/sysconfig.d//loadmodule.conf",
                        "-f",
                        "/etc/apache2/httpd.conf",
                        "-DSYSTEMD",
                        "-DFOREGROUND",
                        "-k",
                        "start")
                .file("/etc/apache2/httpd.conf", "Timeout 5\n")
                .file(
                        "/etc/apache2/sysconfig.d/loadmodule.conf",
                        "LoadModule dir_module /usr/lib64/apache2/mod_dir.so\n")
                .file("/proc/900/maps", "7f00-7f01 r--p 0 fe:00 9 /usr/lib64/libc.so.6\n")
                .prints(
                        "/usr/sbin/httpd-prefork -D SYSCONFIG -C Include /etc/apache2/sysconfig.d//loadmodule.conf"
                                + " -f /etc/apache2/httpd.conf -D SYSTEMD -M",
                        0,
                        " dir_module (shared)\n",
                        "");
        assertThat(events(probe().look())).singleElement().satisfies(event -> {
            assertThat(event.action() + " " + event.name()).isEqualTo("missing dir_module");
            assertThat(event.attributes()).containsEntry("module.file", "/usr/lib64/apache2/mod_dir.so");
        });
    }

    @Test
    void takesNoNotice_ofApacheThatOnlyPrintsOrSignals() throws InterruptedException {
        host.process(901, 1, "apache2", 70, "/usr/sbin/apache2", "-t")
                .process(902, 1, "apache2", 70, "/usr/sbin/apache2", "-k", "graceful");
        assertThat(probe().look().blind()).isEmpty();
        assertThat(host.ran()).containsExactly(LIST);
    }

    @Test
    void isBlind_whenNoServerRuns() throws InterruptedException {
        FakeHost empty = new FakeHost(root.resolve("other")).process(1, 0, "init", 0, "init");
        Look look = new ModulesProbeType()
                .open(new ModulesSettings(null, null, null, null), empty.host())
                .look();
        assertThat(look.blind()).hasValueSatisfying(blind -> {
            assertThat(blind.reason()).isEqualTo(Reason.MISSING);
            assertThat(blind.detail()).contains("PID namespace");
        });
    }

    @Test
    void readsInodesAndDeletedFiles_fromMaps() {
        List<MappedFile> files = new ArrayList<>(MappedFile.in(
                "7fb1e1c00000-7fb1e1c1f000 r--p 00000000 fe:00 1467384                    /usr/lib/apache2/modules/mod_wsgi.so-3.11\n"
                        + "7fb1e1c1f000-7fb1e1c54000 r-xp 0001f000 fe:00 1467384                    /usr/lib/apache2/modules/mod_wsgi.so-3.11\n"
                        + "7fb1e2000000-7fb1e2021000 rw-p 00000000 00:00 0 \n"
                        + "7fb1e1b00000-7fb1e1b01000 r--p 00000000 08:01 12 /srv/my modules/mod_a.so (deleted)\n"));
        assertThat(files)
                .containsExactly(
                        new MappedFile("/usr/lib/apache2/modules/mod_wsgi.so-3.11", false, "fe:00", 1_467_384),
                        new MappedFile("/srv/my modules/mod_a.so", true, "08:01", 12));
        assertThat(DiskFile.device(0xfe00)).isEqualTo("fe:00");
    }

    @Test
    void refusesSettings_andSaysAllThatIsWrong() {
        assertThatThrownBy(() -> new ModulesSettings(List.of("apachectl", "restart"), "run/a.pid", null, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("modules.command")
                .hasMessageContaining("modules.pidfile")
                .hasMessageContaining("modules.state");
    }
}
