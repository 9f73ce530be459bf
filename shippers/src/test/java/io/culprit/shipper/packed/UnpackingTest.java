package io.culprit.shipper.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.shipper.packed.Unpacking.Unpacked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackingTest {

    @TempDir
    private Path temp;

    private Unpacking unpacking = new Unpacking(() -> false);

    @AfterEach
    void delete() throws IOException {
        unpacking.close();
    }

    private Unpacked unpack(byte[] archive) throws IOException {
        Path file = Files.write(temp.resolve("archive"), archive);
        assertThat(Unpacking.isArchive(file)).isTrue();
        return unpacking.unpack(file);
    }

    private static List<String> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unpacksTar_howeverItIsCompressed(Compression compression) throws IOException {
        byte[] packed =
                Packing.tar(tar -> tar.file("./web1/access.log", "one\n").file("web2/access.log", "two\n"));

        Unpacked unpacked = unpack(Packing.compressed(compression, packed));

        assertThat(files(unpacked.folder())).containsExactly("web1/access.log", "web2/access.log");
        assertThat(unpacked.folder().resolve("web2/access.log")).hasContent("two\n");
        assertThat(Files.getLastModifiedTime(unpacked.folder().resolve("web1/access.log"))
                        .toInstant())
                .isEqualTo(Instant.ofEpochMilli(1_795_000_000_000L));
        assertThat(unpacked.refused()).isEmpty();
    }

    @Test
    void unpacksZip() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : List.of("web1/access.log", "../up.log")) {
                out.putNextEntry(new ZipEntry(name));
                out.write("one\n".getBytes(StandardCharsets.UTF_8));
            }
        }

        Unpacked unpacked = unpack(zip.toByteArray());

        assertThat(files(unpacked.folder())).containsExactly("web1/access.log");
        assertThat(unpacked.refused()).containsExactly(new Refused("../up.log", "its name leads out of the archive"));
    }

    @Test
    void refusesWhatLeadsOutOfTheArchive_andReadsTheRest() throws IOException {
        Path outside = temp.resolve("outside");
        Unpacked unpacked = unpack(Packing.tar(tar -> tar.file("../../outside", "no")
                .file(outside.toString(), "no")
                .file("a/../../outside", "no")
                .special("etc", TarConstants.LF_SYMLINK, "/etc")
                .file("etc/passwd", "its own folder")
                .special("hard", TarConstants.LF_LINK, "/etc/passwd")
                .special("null", TarConstants.LF_CHR, "")
                .file("a\u0001b", "a name with a control character is one")
                .file("last.log", "read")));

        assertThat(outside).doesNotExist();
        assertThat(files(unpacked.folder())).containsExactly("a\u0001b", "etc/passwd", "last.log");
        assertThat(unpacked.refused())
                .extracting(Refused::name, Refused::reason)
                .containsExactly(
                        tuple("../../outside", "its name leads out of the archive"),
                        tuple(outside.toString(), "its name begins at the root"),
                        tuple("a/../../outside", "its name leads out of the archive"),
                        tuple("etc", "a link in an archive"),
                        tuple("hard", "a link in an archive"),
                        tuple("null", "not a regular file"));
    }

    @Test
    void stopsAtABomb_andKeepsWhatCameBefore() throws IOException {
        unpacking = new Unpacking(() -> false, new Limits(100, 1 << 20, 10, 0));
        byte[] packed = Packing.tar(tar -> tar.file("first.log", "read")
                .file("bomb.log", new byte[8 << 20])
                .file("last.log", "never"));

        Unpacked unpacked = unpack(Packing.compressed(Compression.ZSTD, packed));

        assertThat(files(unpacked.folder())).containsExactly("first.log");
        assertThat(unpacked.refused())
                .containsExactly(
                        new Refused("", "it holds more than 10 times its size: unpack it by hand if you trust it"));
    }

    @Test
    void countsWhatIsPassedOver_asItIsUnpackedToo() throws IOException {
        unpacking = new Unpacking(() -> false, new Limits(100, 1 << 20, 10, 0));
        byte[] packed =
                Packing.tar(tar -> tar.file("../bomb.log", new byte[8 << 20]).file("last.log", "never"));

        assertThat(files(unpack(Packing.compressed(Compression.GZIP, packed)).folder()))
                .isEmpty();
    }

    @Test
    void stopsAtTooManyMembers_andAtAHeaderWithoutEnd() throws IOException {
        unpacking = new Unpacking(() -> false, new Limits(2, 1 << 30, 10, 0));
        Unpacked many =
                unpack(Packing.tar(tar -> tar.file("1", "").file("2", "").file("3", "")));
        Unpacked endless =
                unpack(Packing.tar(tar -> tar.longName(new byte[3 << 20]).file("last.log", "never")));

        assertThat(files(many.folder())).containsExactly("1", "2");
        assertThat(many.refused())
                .extracting(Refused::reason)
                .containsExactly("it has more than 2 members: unpack it by hand");
        assertThat(endless.refused()).extracting(Refused::reason).containsExactly("a header in it is too long");
    }

    @Test
    void keepsWhatCouldBeRead_whenTheArchiveIsCutOff() throws IOException {
        byte[] packed = Packing.tar(tar -> tar.file("first.log", "read").file("second.log", "x".repeat(50_000)));
        Unpacked unpacked = unpack(Arrays.copyOf(packed, 20_000));

        assertThat(files(unpacked.folder())).contains("first.log");
        assertThat(unpacked.refused()).extracting(Refused::name).containsExactly("");
    }

    @Test
    void takesTheLaterOfTwoMembersWithOneName() throws IOException {
        Unpacked unpacked = unpack(Packing.tar(tar -> tar.file("a.log", "old").file("a.log", "new")));

        assertThat(unpacked.folder().resolve("a.log")).hasContent("new");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path folder = unpack(Packing.tar(tar -> tar.file("deep/er/a.log", "x"))).folder();
        assertThat(unpacking.owns(folder.resolve("deep"))).isTrue();

        unpacking.close();

        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void stopsWhenToldTo() throws IOException {
        unpacking = new Unpacking(() -> true);
        Unpacked unpacked = unpack(Packing.tar(tar -> tar.file("a.log", "x")));

        assertThat(files(unpacked.folder())).isEmpty();
        assertThat(unpacked.refused()).extracting(Refused::reason).containsExactly("stopped while it was unpacked");
    }

    @Test
    void takesNoLogForAnArchive() throws IOException {
        Path log = Files.writeString(temp.resolve("a.log"), "192.0.2.9 - - x\n".repeat(100));
        try (OutputStream gzip = Files.newOutputStream(temp.resolve("a.log.gz"))) {
            gzip.write(Packing.compressed(Compression.GZIP, Files.readAllBytes(log)));
        }

        assertThat(Unpacking.isArchive(log)).isFalse();
        assertThat(Unpacking.isArchive(temp.resolve("a.log.gz"))).isFalse();
    }
}
