package io.culprit.shipper.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackedFileTest {

    private static final byte[] LINES = "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895\n"
            .repeat(5_000)
            .getBytes(StandardCharsets.UTF_8);

    private static byte[] read(byte[] file) throws IOException {
        try (UnpackedFile unpacked = UnpackedFile.of(new ByteArrayInputStream(file))) {
            return unpacked.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatWasPacked(Compression compression) throws IOException {
        byte[] file = Packing.compressed(compression, LINES);

        try (UnpackedFile unpacked = UnpackedFile.of(new ByteArrayInputStream(file))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(LINES);
            assertThat(unpacked.compression()).isEqualTo(compression);
            assertThat(unpacked.bytesRead()).isEqualTo(file.length);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void readsAllMembers_whenFilesWereJoined(Compression compression) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(Packing.compressed(compression, LINES));
        joined.write(Packing.compressed(compression, "last\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(read(joined.toByteArray()), StandardCharsets.UTF_8))
                .hasSize(LINES.length + 5)
                .endsWith("895\nlast\n");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsThatAFileIsCutOffOrDamaged(Compression compression) throws IOException {
        byte[] file = Packing.compressed(compression, LINES);
        byte[] damaged = file.clone();
        Arrays.fill(damaged, file.length / 2, file.length, (byte) 0x55);

        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2)))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("the " + compression.label() + " file is ");
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(DamagedException.class);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void skipsWhatItIsToldTo(Compression compression) throws IOException {
        byte[] file = Packing.compressed(compression, "0123456789".repeat(2_000).getBytes(StandardCharsets.UTF_8));

        try (UnpackedFile unpacked = UnpackedFile.of(new ByteArrayInputStream(file))) {
            unpacked.skipNBytes(10_003);

            assertThat(unpacked.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("3456");
        }
    }

    @Test
    void readsEmptyFile_andOneOfASingleByte() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {'x'})).containsExactly('x');
    }

    @Test
    void refusesFileThatTakesTooMuchMemory() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(256 << 20);
        try (XZOutputStream xz = new XZOutputStream(packed, options)) {
            xz.write(LINES);
        }

        assertThatThrownBy(() -> read(packed.toByteArray()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("MiB of memory");
    }

    @Test
    void takesTheSuffixOffAName() {
        assertThat(Compression.plainName("logs/access.log.2.gz")).isEqualTo("logs/access.log.2");
        assertThat(Compression.plainName("web1.tar.zst")).isEqualTo("web1.tar");
        assertThat(Compression.plainName(".gz")).isEqualTo(".gz");
        assertThat(Compression.plainName("error.log")).isEqualTo("error.log");
    }
}
