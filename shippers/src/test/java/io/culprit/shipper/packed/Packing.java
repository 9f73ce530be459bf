package io.culprit.shipper.packed;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs what tests unpack. */
public final class Packing {

    private Packing() {}

    /** Bytes compressed in some way. */
    public static byte[] compressed(Compression compression, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = compressing(compression, packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static OutputStream compressing(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(1));
            case ZSTD -> new ZstdOutputStream(out);
        };
    }

    /** Writes members of a tar. */
    @FunctionalInterface
    public interface Members {
        void to(Tar tar) throws IOException;
    }

    /** A tar in the making. */
    public static final class Tar {

        private final TarArchiveOutputStream out;

        private Tar(TarArchiveOutputStream out) {
            this.out = out;
        }

        /** Adds a file. */
        public Tar file(String name, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            entry.setModTime(1_795_000_000_000L);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        /** Adds a file with this text. */
        public Tar file(String name, String text) throws IOException {
            return file(name, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Adds what is taken for the name of the member behind it. */
        public Tar longName(byte[] name) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(name.length);
            out.putArchiveEntry(entry);
            out.write(name);
            out.closeArchiveEntry();
            return this;
        }

        /** Adds a link or a device. */
        public Tar special(String name, byte type, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }
    }

    /** A tar of these members. */
    public static byte[] tar(Members members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            members.to(new Tar(out));
        }
        return bytes.toByteArray();
    }
}
