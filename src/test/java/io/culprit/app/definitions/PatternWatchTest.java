package io.culprit.app.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternWatchTest {

    private static final String OWN = """
            pattern: own-stop
            conditions:
              stopped: {signals: [apache.stopped]}
            open: stopped
            quiet: 10m
            severity: notice
            confidence: confirmed
            title: "stopped"
            summary: "Apache was stopped"
            culprit: {kind: server, name: "Apache"}
            """;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void takesUpANewFile_onceItHasSettled() throws IOException {
        try (PatternWatch watch = watch()) {
            Catalogue before = watch.get();
            Files.writeString(folder.resolve("own.yaml"), OWN);
            watch.look();
            assertThat(watch.get()).isSameAs(before);

            watch.look();

            assertThat(names(watch)).contains("own-stop", "daemon-recycling");
            assertThat(told).singleElement().asString().startsWith("the patterns changed: ");
        }
    }

    @Test
    void waits_whileAFileIsStillWritten() throws IOException {
        try (PatternWatch watch = watch()) {
            for (int end = OWN.length() / 4; end < OWN.length(); end += OWN.length() / 4) {
                Files.writeString(folder.resolve("own.yaml"), OWN.substring(0, end));
                watch.look();
            }

            assertThat(told).isEmpty();
            assertThat(names(watch)).doesNotContain("own-stop");
        }
    }

    @Test
    void keepsWhatIsInForce_andTellsOnceWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN);
        try (PatternWatch watch = watch()) {
            Catalogue before = watch.get();
            Files.writeString(folder.resolve("own.yaml"), OWN.replace("open: stopped", "open: stoped"));
            for (int i = 0; i < 4; i++) {
                watch.look();
            }

            assertThat(watch.get()).isSameAs(before);
            assertThat(told).hasSize(2).first().asString().contains("own.yaml:4:7: open names 'stoped'");

            Files.writeString(folder.resolve("own.yaml"), OWN.replace("10m", "20m"));
            watch.look();
            watch.look();
            assertThat(watch.get()).isNotSameAs(before);
        }
    }

    @Test
    void endsAPattern_whenItsFileIsGone() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN);
        try (PatternWatch watch = watch()) {
            Files.delete(folder.resolve("own.yaml"));
            watch.look();
            watch.look();

            assertThat(names(watch)).doesNotContain("own-stop");
        }
    }

    @Test
    void keepsWhatIsInForce_whenTheFolderIsGone() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN);
        try (PatternWatch watch = watch()) {
            Files.delete(folder.resolve("own.yaml"));
            Files.delete(folder);
            for (int i = 0; i < 3; i++) {
                watch.look();
            }

            assertThat(names(watch)).contains("own-stop");
            assertThat(told).singleElement().asString().contains("no such file or folder of patterns");
        }
    }

    @Test
    void saysOnce_thatAFileReplacesABuiltInPattern() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), OWN.replace("own-stop", "server-down"));
        try (PatternWatch watch = watch()) {
            watch.look();

            assertThat(told).singleElement().asString().endsWith("own.yaml replaces the built-in one");
        }
    }

    @Test
    void refusesToStart_withWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), "pattern: [");

        assertThatThrownBy(this::watch).isInstanceOf(Failure.class).hasMessageContaining("own.yaml:1:11: no YAML");
    }

    private PatternWatch watch() {
        return new PatternWatch(new DefinitionFolders(List.of(folder)), told::add);
    }

    private static List<String> names(PatternWatch watch) {
        return watch.get().patterns().stream().map(pattern -> pattern.name()).toList();
    }
}
