package io.culprit.shipper.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.probe.capture.Capture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private static byte[] capture(String output) {
        String line = Capture.of(AT, "locks", "cat /proc/locks", output).toJson() + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsCapturesAsLinesThatAreReadBack() throws Exception {
        Spool spool = new Spool(folder.resolve("locks.jsonl"));
        spool.add(capture("one\ntwo"));
        spool.add(new byte[0]);
        spool.add(capture("three"));

        assertThat(Files.readAllLines(spool.file()))
                .extracting(line -> Capture.of(line).orElseThrow().output())
                .containsExactly("one\ntwo", "three");
    }

    @Test
    void startsANewFile_whenOneIsFull_andKeepsABoundedNumber() throws Exception {
        Spool spool = new Spool(folder.resolve("locks.jsonl"), 10, 8);
        for (int i = 0; i < 30; i++) {
            spool.add(capture("look " + i));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(9);
        }
        assertThat(Files.readString(folder.resolve("locks.jsonl"))).contains("look 29");
        assertThat(Files.readString(folder.resolve("locks.jsonl.8"))).contains("look 21");
    }

    @Test
    void isReadByItsOwnerOnly() throws Exception {
        Spool spool = new Spool(folder.resolve("journal.jsonl"));
        spool.add(capture("what only root may read"));

        assertThat(Files.getPosixFilePermissions(spool.file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
