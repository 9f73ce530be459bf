package io.culprit.shipper.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What is read from a temporary file is told by that it is not unpacked any more. */
class DecodersTest {

    private static final byte[] LINES = "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895\n"
            .repeat(5_000)
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<UnpackedFile> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (UnpackedFile file : open) {
            file.close();
        }
    }

    private UnpackedFile open(Decoders decoders, byte[] content) throws IOException {
        UnpackedFile file = decoders.open(Files.write(folder.resolve("log"), content));
        open.add(file);
        return file;
    }

    private static Decoders withoutRoom() {
        return new Decoders(() -> false, 0, Limits.USUAL);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheSame_whereThereIsNoRoom(Compression compression) throws IOException {
        byte[] packed = Packing.compressed(compression, LINES);
        UnpackedFile file = open(withoutRoom(), packed);

        assertThat(file.readAllBytes()).isEqualTo(LINES);
        assertThat(file.bytesRead()).isEqualTo(packed.length);
        assertThat(file.compression() == Compression.GZIP).isEqualTo(compression == Compression.GZIP);
    }

    @Test
    void unpacksInMemory_asManyAsThereIsRoomFor_andAgainWhenOneIsClosed() throws IOException {
        byte[] packed = Packing.compressed(Compression.XZ, LINES);
        Decoders decoders = new Decoders(() -> false);
        for (int i = 0; i < 20; i++) {
            open(decoders, packed);
        }
        assertThat(open)
                .filteredOn(file -> file.compression() == Compression.XZ)
                .hasSize(7);

        open.get(3).close();
        open.get(3).close();
        assertThat(open(decoders, packed).compression()).isEqualTo(Compression.XZ);
        assertThat(open(decoders, packed).compression()).isEqualTo(Compression.NONE);
        for (UnpackedFile file : open.subList(4, open.size())) {
            assertThat(file.readAllBytes()).isEqualTo(LINES);
        }
    }

    @Test
    void hasRoomForOneOfTheLargestThatIsRead_butNotForTwo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(64 << 20);
        try (XZOutputStream xz = new XZOutputStream(packed, options)) {
            xz.write(LINES);
        }
        Decoders decoders = new Decoders(() -> false);

        assertThat(open(decoders, packed.toByteArray()).compression()).isEqualTo(Compression.XZ);
        assertThat(open(decoders, packed.toByteArray()).compression()).isEqualTo(Compression.NONE);
    }

    @Test
    void countsTheWindowOfZstd_notTheUsualOne() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(packed)) {
            zstd.setLong(26);
            zstd.write(LINES);
        }
        Decoders decoders = new Decoders(() -> false);

        assertThat(open(decoders, packed.toByteArray()).compression()).isEqualTo(Compression.ZSTD);
        assertThat(open(decoders, packed.toByteArray()).compression()).isEqualTo(Compression.NONE);
        assertThat(open(decoders, Packing.compressed(Compression.ZSTD, LINES)).compression())
                .isEqualTo(Compression.ZSTD);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "GZIP"})
    void failsWhereTheFileIsCutOff_notBefore(Compression compression) throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        byte[] packed = Packing.compressed(compression, content);
        UnpackedFile file = open(withoutRoom(), Arrays.copyOf(packed, packed.length - 100));

        assertThat(file.readNBytes(1 << 20)).isEqualTo(Arrays.copyOf(content, 1 << 20));
        assertThatThrownBy(file::readAllBytes)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("the " + compression.label() + " file is ");
    }

    @Test
    void readsAsMuchAsCanBeKept_andSaysWhatToDo() throws IOException {
        Decoders decoders = new Decoders(() -> false, 0, new Limits(1, 200_000, 1, 0));
        UnpackedFile file = open(decoders, Packing.compressed(Compression.XZ, LINES));

        assertThat(file.readNBytes(100_000)).isEqualTo(Arrays.copyOf(LINES, 100_000));
        assertThatThrownBy(file::readAllBytes)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("read it alone, or unpack it by hand");
    }

    @Test
    void unpacksNoMore_whenToldToStop() throws IOException {
        Decoders decoders = new Decoders(() -> true, 0, Limits.USUAL);

        assertThat(open(decoders, Packing.compressed(Compression.XZ, LINES)).readAllBytes())
                .isEmpty();
    }

    @Test
    void leavesNoTemporaryFile_evenWhileItIsRead() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        open(withoutRoom(), Packing.compressed(Compression.XZ, LINES));

        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(Spill.PREFIX));
        }
    }
}
