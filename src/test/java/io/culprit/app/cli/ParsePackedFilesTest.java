package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ParsePackedFilesTest extends ParseRuns {

    private static final byte[] LOG =
            "2026-11-21 08:05:49 status installed acme:amd64 1.4-1\n".repeat(3).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private enum Packer {
        GZ,
        BZ2,
        XZ,
        ZST;

        byte[] pack(byte[] content) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = over(packed)) {
                out.write(content);
            }
            return packed.toByteArray();
        }

        private OutputStream over(OutputStream out) throws IOException {
            return switch (this) {
                case GZ -> new GZIPOutputStream(out);
                case BZ2 -> new BZip2CompressorOutputStream(out);
                case XZ -> new XZOutputStream(out, new LZMA2Options(1));
                case ZST -> new ZstdOutputStream(out);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void unpacksWhatReplayUnpacks(Packer packer) throws IOException {
        Path file = Files.write(folder.resolve("dpkg.log.2." + packer), packer.pack(LOG));

        assertThat(parsed("", file.toString())).hasSize(3);
        out.getBuffer().setLength(0);
        assertThat(parsed(Files.readAllBytes(file))).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatFileIsCutOff_withTheMend(Packer packer) throws IOException {
        byte[] packed = packer.pack(LOG);

        assertThat(run(Arrays.copyOf(packed, packed.length / 2))).isEqualTo(3);

        assertThat(err.toString())
                .startsWith("culprit: cannot read standard input to its end: the ")
                .contains("fetch it anew");
    }

    @Test
    void refusesWhatIsCompressedTwice_withTheMend() throws IOException {
        assertThat(run(Packer.GZ.pack(Packer.XZ.pack(LOG)))).isEqualTo(3);

        assertThat(err.toString()).contains("cannot read standard input: it is compressed twice: unpack it once");
    }

    @Test
    void sendsArchivesToReplay() throws IOException {
        Path tar = Files.write(folder.resolve("logs.tar"), tar());
        Path zip = Files.write(folder.resolve("logs.zip"), zip());
        Path packed = Files.write(folder.resolve("logs.tar.xz"), Packer.XZ.pack(tar()));

        for (Path archive : new Path[] {tar, zip, packed}) {
            err.getBuffer().setLength(0);
            assertThat(run(new byte[0], archive.toString())).isEqualTo(3);
            assertThat(err.toString())
                    .contains("cannot read " + archive + ": it is an archive")
                    .contains("unpack it, or run culprit replay on it");
        }
        assertThat(out.toString()).isEmpty();
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("dpkg.log");
            entry.setSize(LOG.length);
            tar.putArchiveEntry(entry);
            tar.write(LOG);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("dpkg.log"));
            zip.write(LOG);
        }
        return bytes.toByteArray();
    }
}
