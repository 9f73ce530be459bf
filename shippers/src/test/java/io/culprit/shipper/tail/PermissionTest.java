package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permission to read that is lost and regained. */
class PermissionTest {

    // Write only by its mode, and the kernel holds even root to it (test_perm() in fs/proc/proc_sysctl.c).
    private static final Path DENIED = Path.of("/proc/sys/vm/compact_memory");

    @TempDir
    private Path folder;

    private Rig rig;
    private Path hidden;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder, ReadFrom.BEGINNING);
        hidden = folder.resolve("hidden.log");
    }

    private static void assumeDenied() {
        assumeThat(DENIED).as("a file that even root may not read").exists();
        assumeThat(catchOpening(DENIED)).as("opening %s", DENIED).isInstanceOf(AccessDeniedException.class);
    }

    private static IOException catchOpening(Path path) {
        try {
            Files.newByteChannel(path).close();
            return new IOException("none: it can be read");
        } catch (IOException e) {
            return e;
        }
    }

    private void deny() throws IOException {
        Files.move(rig.log, hidden);
        Files.createSymbolicLink(rig.log, DENIED);
    }

    private void allow() throws IOException {
        Files.delete(rig.log);
        Files.move(hidden, rig.log);
    }

    private Optional<String> unreadable() {
        return rig.status.orElseThrow().logs().get(0).unreadable();
    }

    private SourceFrontier lastTold() {
        rig.pass(Duration.ofMinutes(1));
        Heartbeat last = (Heartbeat) rig.records.get(rig.records.size() - 1);
        return last.roster().get(0);
    }

    @Test
    void readsEverythingOnce_whenPermissionIsRegained() throws Exception {
        assumeDenied();
        rig.write("a");
        rig.start();
        rig.settle();
        deny();
        Rig.append(hidden, rig.line("b"));
        rig.settle();
        assertThat(unreadable()).hasValue("permission denied: " + rig.log);
        assertThat(lastTold().state()).isEqualTo(SourceFrontier.State.BLIND);
        Rig.append(hidden, rig.line("c"));
        allow();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
        assertThat(unreadable()).isEmpty();
        assertThat(lastTold().state()).isEqualTo(SourceFrontier.State.OPEN);
        assertThat(rig.letters).isEmpty();
    }

    @Test
    void readsEverythingOnce_whenRestartedWithoutPermission() throws Exception {
        assumeDenied();
        rig.write("a");
        rig.start();
        rig.settle();
        rig.acknowledging = false;
        rig.write("b");
        rig.settle();
        rig.kill();
        rig.acknowledging = true;
        deny();
        rig.start();
        rig.settle();
        Rig.append(hidden, rig.line("c"));
        assertThat(unreadable()).hasValue("permission denied: " + rig.log);
        allow();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
        assertThat(rig.letters).as("what cannot be read is not lost").isEmpty();
    }

    @Test
    void readsTheNewFileOnce_whenItIsUnreadableAfterRotation() throws Exception {
        assumeDenied();
        rig.write("a");
        rig.start();
        rig.settle();
        rig.write("b");
        Files.move(rig.log, rig.log.resolveSibling("access.log.1"));
        rig.write("c");
        deny();
        rig.settle();
        assertThat(rig.paths()).containsExactly("/a", "/b");
        allow();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
    }

    @Test
    void readsTheOthers_whenOneOfThemIsALinkToItself() throws Exception {
        Path looping = rig.log.resolveSibling("access.log.1");
        Files.createSymbolicLink(looping, looping);
        rig.write("a");
        rig.start();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a");
        assertThat(unreadable().orElseThrow()).startsWith(looping + ": ").contains("symbolic links");
    }

    @Test
    void readsOn_whenAFileStoodInThePlaceOfTheFolder() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        Path away = rig.folder.resolveSibling("away");
        Files.move(rig.folder, away);
        Files.createFile(rig.folder);
        rig.settle();
        assertThat(unreadable()).hasValue(rig.log + ": a file is there, not a folder");
        Rig.append(away.resolve("access.log"), rig.line("b"));
        Files.delete(rig.folder);
        Files.move(away, rig.folder);
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b");
        assertThat(unreadable()).isEmpty();
    }

    @Test
    void readsOn_whenAFileWasUnreadableByItsMode() throws Exception {
        rig.write("a");
        chmod(rig.log, "---------");
        assumeThat(Files.isReadable(rig.log)).as("root reads whatever its mode").isFalse();
        Path older = rig.log.resolveSibling("access.log.1");
        Rig.append(older, rig.line("older"));
        Files.setLastModifiedTime(older, FileTime.from(Rig.START.minusSeconds(60)));
        chmod(older, "---------");
        rig.start();
        rig.settle();
        assertThat(unreadable().orElseThrow()).startsWith("permission denied: ");
        chmod(rig.log, "rw-------");
        chmod(older, "rw-------");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a");
        assertThat(unreadable()).isEmpty();
    }

    @Test
    void readsOn_whenTheFolderWasUnreadableByItsMode() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.kill();
        chmod(rig.folder, "---------");
        try {
            assumeThat(Files.isReadable(rig.folder))
                    .as("root reads whatever its mode")
                    .isFalse();
            rig.start();
            rig.settle();
            assertThat(unreadable()).hasValue("permission denied: " + rig.log);
        } finally {
            chmod(rig.folder, "rwx------");
        }
        rig.write("b");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b");
        assertThat(unreadable()).isEmpty();
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
