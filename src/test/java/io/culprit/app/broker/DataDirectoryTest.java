package io.culprit.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.lifecycle.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path temp;

    @Test
    void createsTheFolder_whenItIsNotThere() throws IOException {
        try (DataDirectory directory = DataDirectory.open(temp.resolve("a/b"))) {
            assertThat(directory.path()).isDirectory();
            assertThat(directory.folder("streams")).isDirectory();
        }
    }

    @Test
    void refusesASecondOwner_namingFolderAndMend() throws IOException {
        try (DataDirectory first = DataDirectory.open(temp)) {
            assertThatThrownBy(() -> DataDirectory.open(temp))
                    .isInstanceOf(Failure.class)
                    .hasMessageContainingAll(first.path().toString(), "--data-dir");
        }
    }

    @Test
    void letsTheNextOwnerIn_afterClosing() throws IOException {
        DataDirectory.open(temp).close();

        try (DataDirectory second = DataDirectory.open(temp)) {
            assertThat(second.path()).isEqualTo(temp.toAbsolutePath());
        }
    }

    @Test
    void saysWhy_whenTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void keepsOtherProcessesOut_afterASecondAttemptInThisOne() throws IOException, InterruptedException {
        try (DataDirectory first = DataDirectory.open(temp)) {
            assertThat(DataDirectory.tryOpen(first.path())).isEmpty();

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            temp.toString())
                    .inheritIO()
                    .start();

            assertThat(other.waitFor()).isEqualTo(OtherProcess.REFUSED);
        }
    }

    /** Tries to take a folder in a process of its own. */
    static final class OtherProcess {

        static final int REFUSED = 42;

        public static void main(String[] folder) {
            System.exit(DataDirectory.tryOpen(Path.of(folder[0])).isPresent() ? 0 : REFUSED);
        }
    }
}
