package io.culprit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    @TempDir
    private Path temp;

    @Test
    void bundlesTwoRecordings_withConfiguration_withoutTheirTruth() {
        List<Recording> recordings = Recordings.extractTo(temp);

        assertThat(recordings)
                .extracting(Recording::name)
                .containsExactly("s1-daemon-recycling", "s2-module-load-crash");
        assertThat(recordings).allSatisfy(recording -> {
            assertThat(recording.folder().resolve("conf/apache2.conf")).isNotEmptyFile();
            assertThat(recording.folder().resolve("truth.json")).doesNotExist();
            assertThat(recording.folder().resolve("samples/ops.jsonl")).doesNotExist();
        });
    }

    @Test
    void tellsRecordingsOfTheSameNameApart() {
        assertThat(Recordings.of(List.of(Path.of("a/logs"), Path.of("b/logs"), Path.of("/c/logs/."))))
                .extracting(Recording::name)
                .containsExactly("logs", "logs-2", "logs-3");
    }
}
