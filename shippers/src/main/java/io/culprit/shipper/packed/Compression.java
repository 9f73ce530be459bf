package io.culprit.shipper.packed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, told by its first bytes. */
public enum Compression {
    NONE("", "") {
        @Override
        InputStream unpack(InputStream in) {
            return in;
        }
    },
    /** RFC 1952. */
    GZIP("gzip", ".gz", 0x1f, 0x8b) {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    BZIP2("bzip2", ".bz2", 'B', 'Z', 'h') {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    },
    XZ("xz", ".xz", 0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new XZInputStream(in, MOST_MEMORY_KIB);
        }
    },
    /** RFC 8878; windows beyond 128 MiB are refused by the library. */
    ZSTD("zstd", ".zst", 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in);
        }
    };

    /** How many first bytes tell. */
    static final int MAGIC = 6;

    private static final int BUFFER = 1 << 16;

    // What xz -9 takes; a file may ask for 4 GiB.
    private static final int MOST_MEMORY_KIB = 66 << 10;

    private final String label;
    private final String suffix;
    private final byte[] magic;

    Compression(String label, String suffix, int... magic) {
        this.label = label;
        this.suffix = suffix;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** The compression of something that begins with these bytes. */
    public static Compression of(byte[] head) {
        for (Compression one : values()) {
            int length = one.magic.length;
            if (length > 0 && head.length >= length && Arrays.equals(head, 0, length, one.magic, 0, length)) {
                return one;
            }
        }
        return NONE;
    }

    /** A file's name, or its path, as it was before the file was compressed; names that tell no compression stay. */
    public static String plainName(String name) {
        for (Compression one : values()) {
            if (one != NONE && name.endsWith(one.suffix) && name.length() > one.suffix.length()) {
                return name.substring(0, name.length() - one.suffix.length());
            }
        }
        return name;
    }

    /** What people call it; empty for none. */
    public String label() {
        return label;
    }

    /** The bytes that are in a compressed stream, of all its members. */
    abstract InputStream unpack(InputStream in) throws IOException;
}
