package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.shipper.packed.Packing;
import io.culprit.shipper.packed.Unpacking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {

    private static final String ACCESS = "192.0.2.9 - - [21/Nov/2026:08:04:58 +0%d00] \"GET / HTTP/1.0\" 200 895\n";
    private static final String ERROR = "2026/11/21 08:05:15 [warn] 1#1: x\n";
    private static final Naming NAMED = new Naming("shop", "one", Optional.empty());

    @TempDir
    private Path folder;

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<String> owners(Attribution attribution, String... labels) {
        List<String> all = Stream.of(labels).sorted().toList();
        Attribution.Told told = attribution.among(all, NAMED);
        return all.stream()
                .map(label -> told.owners().of(label))
                .map(owner -> owner.service() + "|" + owner.host())
                .toList();
    }

    @Test
    void takesFoldersForHosts_whenAllAreCalledAsMachinesAre() {
        assertThat(owners(new HostFolders(), "logs/web1/a.log", "logs/web2.example.test/deep/a.log", "logs/probe.csv"))
                .containsExactly("shop|one", "shop|web1", "shop|web2.example.test");
        assertThat(owners(new HostFolders(), "192.0.2.7/a.log", "ip-192-0-2-8/a.log"))
                .containsExactly("shop|192.0.2.7", "shop|ip-192-0-2-8");
    }

    @Test
    void takesArchivesForFolders() {
        assertThat(owners(new HostFolders(), "web1.tar.gz/var/log/a.log", "web2.tgz/var/log/a.log", "web3.zip/a"))
                .containsExactly("shop|web1", "shop|web2", "shop|web3");
        assertThat(owners(new PathPattern("{host}/**"), "web1.tar.zst/var/log/a.log"))
                .containsExactly("shop|web1");
    }

    @Test
    void takesNoFolderForAHost_whenOneOfThemIsNotCalledAsMachinesAre() {
        assertThat(owners(new HostFolders(), "apache2/a.log", "nginx/a.log")).containsOnly("shop|one");
        assertThat(owners(new HostFolders(), "apache2/a.log", "php8.2/a.log")).containsOnly("shop|one");
        assertThat(owners(new HostFolders(), "www.example.test/a.log", "shop1.example.test/a.log"))
                .containsOnly("shop|one");
        assertThat(owners(new HostFolders(), "web1/a.log", "notes/a.log")).containsOnly("shop|one");
        assertThat(owners(new HostFolders(), "web1/a.log", "web1/b.log", "c.log"))
                .containsOnly("shop|one");
    }

    @Test
    void takesServiceAndHostFromPaths_andTellsHowManyDoNotMatch() {
        PathPattern pattern = new PathPattern("{service}/{host}/**");

        assertThat(owners(pattern, "cart/web1/a.log", "cart/web2/deep/a.log", "other.log"))
                .containsExactly("cart|web1", "cart|web2", "shop|one");
        assertThat(pattern.among(List.of("cart/web1/a.log", "other.log"), NAMED).how())
                .isEqualTo("by --path {service}/{host}/**, 1 of 2 files do not match");
        assertThat(owners(new PathPattern("**/{host}-access.log"), "a/b/web1-access.log", "web2-access.log"))
                .containsExactly("shop|web1", "shop|web2");
        assertThat(owners(new PathPattern("*/?-{service}.log"), "x/a-cart.log")).containsExactly("cart|one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/a.log", "{service", "host}/**", "{server}/**", "{host}/{host}/**"})
    void refusesPatternThatNamesNothing(String text) {
        assertThatThrownBy(() -> new PathPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{host}");
    }

    @Test
    void readsHostsByThemselves_eachInItsZone() throws Exception {
        write("web1/access.log", ACCESS.formatted(1));
        write("web1/error.log", ERROR);
        write("web1/dpkg.log", "2026-11-21 08:05:49 status installed m:amd64 1.4-1\n");
        write("web2/access.log", ACCESS.formatted(2));
        write("web2/error.log", ERROR);

        Inventory inventory = Inventory.of(List.of(folder), Naming.UNNAMED, new HostFolders(), Optional.empty());

        assertThat(inventory.hosts()).containsExactly("web1", "web2");
        assertThat(inventory.services("web1")).containsExactly("default");
        assertThat(inventory.sources())
                .filteredOn(source -> source.name().endsWith("error.log"))
                .extracting(source -> source.setting().zone())
                .containsExactly(ZoneOffset.ofHours(1), ZoneOffset.ofHours(2));
    }

    @Test
    void readsFilesInAnArchive_asIfItWereAFolder() throws Exception {
        Files.write(folder.resolve("logs.tar"), Packing.tar(tar -> tar.file("web1/access.log", ACCESS.formatted(1))
                .file("web2/access.log", ACCESS.formatted(1))
                .file("../../evil", "x")
                .file("inner.tar", Packing.tar(inner -> inner.file("a.log", "x")))));
        write("web3/access.log", ACCESS.formatted(1));

        try (Unpacking unpacking = new Unpacking(() -> false)) {
            Inventory inventory =
                    Inventory.of(List.of(folder), Naming.UNNAMED, Attribution.AS_NAMED, Optional.of(unpacking));

            assertThat(inventory.sources())
                    .extracting(Source::name)
                    .containsExactly("logs.tar/web1/access.log", "logs.tar/web2/access.log", "web3/access.log");
            assertThat(inventory.unused())
                    .extracting(Unused::reason)
                    .containsExactly(
                            "../../evil is not read: its name leads out of the archive",
                            "an archive within an archive: unpack it");
        }
    }

    @Test
    void leavesArchiveOut_whereNoneIsUnpacked() throws Exception {
        write("access.log", ACCESS.formatted(1));
        Files.write(folder.resolve("logs.tar"), Packing.tar(tar -> tar.file("a.log", "x")));

        assertThat(Inventory.of(List.of(folder), Naming.UNNAMED).unused())
                .extracting(Unused::reason)
                .containsExactly("an archive: unpack it");
    }
}
