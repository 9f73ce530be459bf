package io.culprit.shipper.packed;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, told by its first bytes. */
public enum Compression {
    NONE("", "") {
        @Override
        InputStream unpack(InputStream in, long memory) {
            return in;
        }
    },
    /** RFC 1952. */
    GZIP("gzip", ".gz", 0x1f, 0x8b) {
        @Override
        InputStream unpack(InputStream in, long memory) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    BZIP2("bzip2", ".bz2", 'B', 'Z', 'h') {
        @Override
        InputStream unpack(InputStream in, long memory) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }

        /** Blocks of 900 kB, whatever the first one's size: five bytes a byte, and tables. */
        @Override
        long memory(byte[] start) {
            return 5L << 20;
        }
    },
    XZ("xz", ".xz", 0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream unpack(InputStream in, long memory) throws IOException {
            return new XZInputStream(in, (int) (Math.min(memory, MOST_MEMORY) >> 10));
        }

        /** What the first block takes; the library tells when it is given nothing. Further ones may take as much as usual. */
        @Override
        long memory(byte[] start) {
            try (XZInputStream first = new XZInputStream(new ByteArrayInputStream(start), 0)) {
                return first.read() < 0 ? 0 : USUAL_XZ;
            } catch (MemoryLimitException e) {
                return Math.max(USUAL_XZ, (long) e.getMemoryNeeded() << 10);
            } catch (IOException e) {
                return USUAL_XZ;
            }
        }
    },
    /** RFC 8878; windows beyond 128 MiB are refused by the library. */
    ZSTD("zstd", ".zst", 0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream unpack(InputStream in, long memory) throws IOException {
            return new ZstdInputStreamNoFinalizer(in);
        }

        /** The first frame's window (RFC 8878, 3.1.1.1), which is not on the heap. */
        @Override
        long memory(byte[] start) {
            boolean windowed = start.length > 5 && (start[4] & 0x20) == 0;
            if (!windowed) {
                return Math.max(0, Zstd.getFrameContentSize(start));
            }
            long base = 1L << (10 + ((start[5] & 0xff) >> 3));
            return base + base / 8 * (start[5] & 7);
        }
    };

    /** How many first bytes tell. */
    static final int MAGIC = 6;

    private static final int BUFFER = 1 << 16;

    // What xz -9 takes; a file may ask for 4 GiB.
    private static final long MOST_MEMORY = 66L << 20;

    // What xz -6 takes, which is what it does when it is not told otherwise.
    private static final long USUAL_XZ = 9L << 20;

    // The longest header of a block of xz, behind that of the file.
    private static final int TELLING = 2 << 10;

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

    /** Bytes of memory that reading a file takes, by its first bytes; 0 when that is no matter. */
    static long memory(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(TELLING);
            return of(start).memory(start);
        }
    }

    /** Bytes of memory that unpacking takes of what begins with these bytes; 0 when that is no matter. */
    long memory(byte[] start) {
        return 0;
    }

    /**
     * The bytes that are in a compressed stream, of all its members.
     *
     * @param memory bytes that it may take, where that can be limited
     */
    abstract InputStream unpack(InputStream in, long memory) throws IOException;
}
