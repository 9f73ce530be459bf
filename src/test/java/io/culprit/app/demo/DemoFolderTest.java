package io.culprit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.broker.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

    @TempDir
    private Path temp;

    @Test
    void removesWhatADeadDemoLeft_andNothingElse() throws IOException {
        Path dead = closed(DemoFolder.fresh(temp));
        Files.writeString(
                Files.createDirectories(dead.resolve("kafka/events.access-0")).resolve("0.log"), "data");
        DataDirectory keptFolder = DemoFolder.fresh(temp);
        DemoFolder.keep(keptFolder);
        Path kept = closed(keptFolder);
        Path foreign = Files.createDirectory(temp.resolve("culprit-demo-without-lock"));

        try (DataDirectory alive = DemoFolder.fresh(temp);
                DataDirectory ours = DemoFolder.fresh(temp)) {
            DemoFolder.removeStale(temp, ours.path());

            assertThat(dead).doesNotExist();
            assertThat(alive.path()).exists();
            assertThat(ours.path()).exists();
            assertThat(kept).exists();
            assertThat(foreign).exists();
        }
    }

    private static Path closed(DataDirectory folder) throws IOException {
        folder.close();
        return folder.path();
    }
}
