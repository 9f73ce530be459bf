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
    void keepsOthersOut_evenAfterThisProcessTriedTwice() throws Exception {
        try (DataDirectory first = DataDirectory.open(temp)) {
            assertThat(DataDirectory.tryOpen(first.path())).isEmpty();

            assertThat(openInAnotherProcess(temp)).isEqualTo(OpenOnce.REFUSED);
        }
        assertThat(openInAnotherProcess(temp)).isEqualTo(OpenOnce.OPENED);
    }

    private static int openInAnotherProcess(Path folder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenOnce.class.getName(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Test
    void letsTheNextOwnerIn_afterClosing() throws IOException {
        DataDirectory.open(temp).close();

        try (DataDirectory second = DataDirectory.open(temp)) {
            assertThat(second.path()).isEqualTo(temp.toRealPath());
        }
    }

    @Test
    void saysWhy_whenTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString());
    }
}
