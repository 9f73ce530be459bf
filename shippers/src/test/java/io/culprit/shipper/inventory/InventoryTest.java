package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.Software;
import io.culprit.shipper.format.FormatChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    private static final Path SITE = Path.of("src/test/resources/site");
    private static final String ACCESS = "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895\n";

    @TempDir
    Path folder;

    private static String describe(Source source) {
        return source.name() + " " + source.layout().name() + " "
                + source.setting().software().label() + " "
                + (source.service(source.layout().main().name()).isEmpty() ? "host" : source.service()) + " "
                + source.generations().size();
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void recognisesEverySourceOfSite_byContent() throws InventoryException {
        Inventory inventory = Inventory.of(List.of(SITE), new Naming("shop", "web1", Optional.empty()));
        assertThat(inventory.sources().stream().map(InventoryTest::describe))
                .containsExactly(
                        "apache/access.log apache.access apache shop 2",
                        "apache/error.log apache.error apache shop 2",
                        "conf/apache2.conf apache.configuration apache shop 1",
                        "dpkg.log packages.dpkg unknown host 1",
                        "nginx/access.log nginx.access nginx shop 1",
                        "nginx/error.log nginx.error nginx shop 1",
                        "probe.csv http-probe unknown shop 1",
                        "samples/modules.jsonl capture.change unknown host 1",
                        "samples/ps.jsonl capture.server unknown shop 1");
        assertThat(inventory.unused().stream()
                        .collect(Collectors.toMap(
                                file -> file.path().getFileName().toString(), Unused::reason)))
                .containsEntry("truth.json", "not an input")
                .containsEntry("README.md", "not an input")
                .containsEntry("nginx.conf", "nginx configuration: nothing is read from it yet")
                .containsKey("configtest.txt")
                .hasSize(4);
        assertThat(inventory.services("web1")).containsExactly("shop");
    }

    @Test
    void ordersGenerationsOldestFirst() throws InventoryException {
        Source access = Inventory.of(List.of(SITE), Naming.UNNAMED).sources().get(0);
        assertThat(access.generations().stream().map(Generation::label))
                .containsExactly("apache/access.log.1", "apache/access.log");
    }

    @Test
    void takesZone_givenOrShownByAccessLogOrUtc() throws InventoryException, IOException {
        assertThat(Inventory.of(List.of(SITE), Naming.UNNAMED).zone()).isEqualTo(ZoneOffset.ofHours(2));
        Naming named = new Naming("s", "h", Optional.of(ZoneId.of("Europe/Berlin")));
        assertThat(Inventory.of(List.of(SITE), named).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Inventory.of(List.of(SITE.resolve("dpkg.log")), Naming.UNNAMED)
                        .zone())
                .isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void tellsServer_byErrorLogBesideAndElseByPath() throws IOException, InventoryException {
        write("www/a.log", ACCESS);
        write("www/e.log", "2026/11/21 08:05:15 [warn] 1#1: x\n");
        write("httpd/b.log", ACCESS);
        write("other/c.log", ACCESS);
        assertThat(Inventory.of(List.of(folder), Naming.UNNAMED).sources().stream()
                        .filter(source -> source.layout().name().endsWith(".access"))
                        .map(source -> source.setting().software()))
                .containsExactly(Software.APACHE, Software.UNKNOWN, Software.NGINX);
    }

    @Test
    void tellsServer_whenPhpLogsBeside() throws IOException, InventoryException {
        write("www/a.log", ACCESS);
        write("www/e.log", "2026/11/21 08:05:15 [warn] 1#1: x\n");
        write("www/php-fpm.log", "[21-Nov-2026 08:04:58] NOTICE: ready to handle connections\n");
        assertThat(Inventory.of(List.of(folder), Naming.UNNAMED).sources().stream()
                        .filter(source -> source.name().equals("www/a.log"))
                        .map(source -> source.setting().software()))
                .containsExactly(Software.NGINX);
    }

    @Test
    void namesSourcesRelativeToTheirCommonFolder_andReadsEachOnce() throws IOException, InventoryException {
        Path one = write("a/access.log", ACCESS);
        Path two = write("b/access.log", ACCESS);
        Files.createSymbolicLink(folder.resolve("b/again.log"), two);
        Files.createSymbolicLink(folder.resolve("b/loop"), folder.resolve("b"));
        write("b/.hidden.log", ACCESS);
        Inventory inventory = Inventory.of(List.of(one, folder.resolve("b")), Naming.UNNAMED);
        assertThat(inventory.sources().stream().map(Source::name)).containsExactly("a/access.log", "b/access.log");
        assertThat(Inventory.of(List.of(one), Naming.UNNAMED).sources().get(0).name())
                .isEqualTo("access.log");
    }

    @Test
    void leavesReportOut_butNotAFileThatIsOnlyCalledAsOneOfIts() throws IOException, InventoryException {
        write("a/access.log", ACCESS);
        write("b/timeline.csv", ACCESS);
        for (String name : List.of("incidents.jsonl", "timeline.csv", "report.md", "report.html")) {
            write("post/" + name, ACCESS);
        }
        Inventory inventory = Inventory.of(List.of(folder), Naming.UNNAMED);

        assertThat(inventory.sources().stream().map(Source::name)).containsExactly("a/access.log", "b/timeline.csv");
        assertThat(inventory.unused())
                .containsExactly(new Unused(
                        folder.resolve("post"), "a report that culprit wrote, no log: its files are not read"));
    }

    @Test
    void keepsGenerationInAnotherFormatApart() throws IOException, InventoryException {
        write("x.log.1", "2026/11/21 08:05:15 [warn] 1#1: x\n");
        write("x.log", ACCESS);
        assertThat(Inventory.of(List.of(folder), Naming.UNNAMED).sources().stream()
                        .map(source -> source.name() + " " + source.layout().name()))
                .containsExactly("x.log nginx.access", "x.log.1 nginx.error");
    }

    @Test
    void takesFormatsThatAreChosen_forAllGenerationsOfTheLogsThatTheirPatternsName() throws Exception {
        write("app/shop.log", "first 1\n");
        write("app/shop.log.1", "");
        write("app/other.log", "second 2\n");
        write("access.log", ACCESS);
        ChosenFormats formats = new ChosenFormats(List.of(
                new ChosenFormats.Choice("shop.log", FormatChoice.of("grok:%{WORD:what} %{INT:count}")),
                new ChosenFormats.Choice("app/*", FormatChoice.of("nginx.error"))));

        Inventory inventory = Inventory.of(List.of(folder), new Naming("s", "h", Optional.empty(), formats));

        assertThat(inventory.sources().stream()
                        .map(source -> source.name() + " " + source.layout().name() + " "
                                + source.generations().size()))
                .containsExactly("access.log apache.access 1", "app/other.log nginx.error 1", "app/shop.log grok 2");
    }

    @Test
    void readsNoBinary_whateverFormatIsChosen() throws Exception {
        Files.write(folder.resolve("core"), new byte[] {1, 0, 2, 0});
        ChosenFormats formats =
                new ChosenFormats(List.of(new ChosenFormats.Choice("", FormatChoice.of("nginx.error"))));

        assertThatThrownBy(() -> Inventory.of(List.of(folder), new Naming("s", "h", Optional.empty(), formats)))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("core is binary");
    }

    @Test
    void listsDamagedAndEmptyFilesAsUnused() throws IOException, InventoryException {
        write("access.log", ACCESS);
        write("other.log", "");
        Files.write(folder.resolve("access.log.2.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThat(Inventory.of(List.of(folder), Naming.UNNAMED).unused().stream()
                        .map(file -> file.path().getFileName() + " " + file.reason()))
                .containsExactlyInAnyOrder(
                        "other.log empty", "access.log.2.gz the gzip file is cut off: fetch it anew");
    }

    @Test
    void refusesPathThatIsNotThere() {
        assertThatThrownBy(() -> Inventory.of(List.of(folder.resolve("nowhere")), Naming.UNNAMED))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("no such file or folder")
                .hasMessageContaining("nowhere");
    }

    @Test
    void refusesEmptyFolder_andFolderWithNothingRecognisable() throws IOException {
        assertThatThrownBy(() -> Inventory.of(List.of(folder), Naming.UNNAMED))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("holds no files");
        write("a.txt", "prose\n");
        write("b.txt", "prose\n");
        assertThatThrownBy(() -> Inventory.of(List.of(folder), Naming.UNNAMED))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("none of 2 files is recognised");
    }

    @Test
    void refusesSingleFile_whenBinaryOrNotRecognised() throws IOException {
        Path binary = Files.write(folder.resolve("core"), new byte[] {1, 0, 2, 0});
        assertThatThrownBy(() -> Inventory.of(List.of(binary), Naming.UNNAMED))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("core is binary");
        Path prose = write("notes.txt", "Some prose.\nListen to this.\n");
        assertThatThrownBy(() -> Inventory.of(List.of(prose), Naming.UNNAMED))
                .isInstanceOf(InventoryException.class)
                .hasMessageContaining("notes.txt is not recognised");
    }
}
