package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.cli.CommandRun;
import io.culprit.app.demo.Recordings;
import io.culprit.app.report.Report;
import io.culprit.app.report.Timeline;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.inventory.HostFolders;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Chunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The same input gives the same bytes, however it is handed over. */
class ReplayDeterminismTest {

    @TempDir
    private Path temp;

    private Path logs;

    @BeforeEach
    void twoHosts() throws IOException {
        Recordings.extractTo(temp);
        logs = Files.createDirectory(temp.resolve("logs"));
        Files.move(temp.resolve("s1-daemon-recycling"), logs.resolve("web1"));
        Files.move(temp.resolve("s2-module-load-crash"), logs.resolve("web2"));
    }

    @Test
    void findsTheSameBytes_whateverTheOrderOfPaths() {
        String once = incidents(logs.toString());
        List<String> paths = new ArrayList<>(folders());

        assertThat(once).contains("\"host\":\"web1\"").contains("\"host\":\"web2\"");
        assertThat(incidents(logs.toString())).isEqualTo(once);
        for (int rotations = 0; rotations < paths.size(); rotations++) {
            paths.add(paths.remove(0));
            assertThat(incidents(paths.toArray(String[]::new))).isEqualTo(once);
        }
        assertThat(incidents(logs + "/web*")).isEqualTo(once);
    }

    @Test
    void findsTheSame_inArchivesAndCompressedFiles() throws IOException {
        String whole = withoutSources(incidents(logs.toString()));
        Path archive = temp.resolve("all.tar.gz");
        archive(archive);
        compressFiles();

        assertThat(withoutSources(incidents(archive.toString()))).isEqualTo(whole);
        assertThat(withoutSources(incidents(logs.toString()))).isEqualTo(whole);
    }

    /** Chunks so small that every line, character of several bytes and CRLF stands across the ends of some. */
    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "4097, 65537"})
    void writesTheSameBytes_whateverTheChunksThatFilesAreReadIn(int first, int most) throws Exception {
        byte[] usual = incidents(Chunks.USUAL);
        byte[] other = incidents(new Chunks(first, most));

        assertThat(usual).asString().contains("\"host\":\"web1\"").contains("\"host\":\"web2\"");
        assertThat(other).isEqualTo(usual);
    }

    private byte[] incidents(Chunks chunks) throws Exception {
        Inventory inventory = Inventory.of(List.of(logs), Naming.UNNAMED, new HostFolders(), Optional.empty());
        Replay replay = new Replay(inventory, Catalogue.builtIn(), Clock.systemUTC(), Optional.empty(), chunks);
        Replay.Outcome found = replay.run(new Progress.Nothing());
        Path folder = temp.resolve("report-" + chunks.first());
        Report.write(found.findings(Timeline.EMPTY), folder);
        return Files.readAllBytes(folder.resolve("incidents.jsonl"));
    }

    @Test
    void findsTheSame_inMoreCompressedFilesThanAreUnpackedInMemory() throws IOException {
        String whole = withoutSources(incidents(logs.toString()));
        for (Path file : files()) {
            Path packed = file.resolveSibling(file.getFileName() + ".xz");
            try (XZOutputStream out = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options(1))) {
                Files.copy(file, out);
            }
            Files.setLastModifiedTime(packed, Files.getLastModifiedTime(file));
            Files.delete(file);
        }

        assertThat(files()).hasSizeGreaterThan(14);
        assertThat(withoutSources(incidents(logs.toString()))).isEqualTo(whole);
    }

    private static String incidents(String... paths) {
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("replay", "--json"), Stream.of(paths)).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    /** Labels of files and of archives differ; nothing else may. */
    private static String withoutSources(String json) {
        return json.replaceAll("all\\.tar\\.gz/", "").replaceAll("\\.(log|csv|jsonl|conf)\\.(?:gz|xz)", ".$1");
    }

    private List<String> folders() {
        return Stream.of("web1", "web2")
                .flatMap(host -> Stream.of(logs.resolve(host).toFile().listFiles()))
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(logs)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private void archive(Path archive) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (Path file : files()) {
                TarArchiveEntry entry =
                        new TarArchiveEntry(file.toFile(), logs.relativize(file).toString());
                tar.putArchiveEntry(entry);
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private void compressFiles() throws IOException {
        for (Path file : files()) {
            Path packed = file.resolveSibling(file.getFileName() + ".gz");
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(file, out);
            }
            Files.setLastModifiedTime(packed, Files.getLastModifiedTime(file));
            Files.delete(file);
        }
    }
}
