package io.culprit.shipper.packed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.MemoryLimitException;

/**
 * The bytes that are in a file, unpacked as they are read where it is compressed.
 *
 * <p>A compressed file that is cut off or damaged fails with a {@link DamagedException} where it is.
 */
public final class UnpackedFile extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final Compression compression;
    private final Counted file;
    private Runnable whenClosed;

    private UnpackedFile(Compression compression, Counted file, InputStream content, Runnable whenClosed) {
        super(content);
        this.compression = compression;
        this.file = file;
        this.whenClosed = whenClosed;
    }

    /** Opens a file at its start. */
    public static UnpackedFile open(Path path) throws IOException {
        return of(Files.newInputStream(path));
    }

    /** What is in a stream, from its start. */
    public static UnpackedFile of(InputStream in) throws IOException {
        return of(in, Long.MAX_VALUE, () -> {});
    }

    /**
     * Opens a file at its start.
     *
     * @param memory bytes that its decoder may take
     * @param whenClosed what is to be done then
     */
    static UnpackedFile open(Path path, long memory, Runnable whenClosed) throws IOException {
        return of(Files.newInputStream(path), memory, whenClosed);
    }

    private static UnpackedFile of(InputStream in, long memory, Runnable whenClosed) throws IOException {
        Counted file = new Counted(in);
        Compression compression = Compression.NONE;
        try {
            // Nothing of a file that is not compressed is read before it is asked for: it may grow.
            byte[] magic = file.peek(Compression.MAGIC);
            compression = Compression.of(magic);
            InputStream content = compression == Compression.NONE
                    ? file
                    : compression.unpack(new BufferedInputStream(file, BUFFER), memory);
            return new UnpackedFile(compression, file, content, whenClosed);
        } catch (IOException e) {
            file.close();
            throw compression == Compression.NONE ? e : damaged(compression, e);
        }
    }

    /** The same file, its content read from elsewhere. */
    UnpackedFile from(InputStream content) {
        return new UnpackedFile(Compression.NONE, file, content, () -> {});
    }

    @Override
    public void close() throws IOException {
        whenClosed.run();
        whenClosed = () -> {};
        super.close();
    }

    /** How it is compressed. */
    public Compression compression() {
        return compression;
    }

    /** Bytes of the file itself that were read. */
    public long bytesRead() {
        return file.count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (compression == Compression.NONE) {
            return super.read(buffer, from, length);
        }
        try {
            return super.read(buffer, from, length);
        } catch (IOException e) {
            throw damaged(compression, e);
        } catch (RuntimeException e) {
            // Decoders of bytes that somebody made up trip over themselves.
            throw damaged(compression, new IOException(e));
        }
    }

    private static DamagedException damaged(Compression compression, IOException cause) {
        String what = "the " + compression.label() + " file ";
        if (cause instanceof EOFException) {
            return new DamagedException(what + "is cut off: fetch it anew", cause);
        }
        if (cause instanceof MemoryLimitException memory) {
            return new DamagedException(
                    what + "takes " + memory.getMemoryNeeded() / 1024 + " MiB of memory to unpack: pack it anew",
                    cause);
        }
        return new DamagedException(what + "is damaged: fetch it anew", cause);
    }

    /** Counts what is read of the file itself. */
    private static final class Counted extends FilterInputStream {

        private byte[] peeked = new byte[0];
        private int taken;
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        byte[] peek(int length) throws IOException {
            peeked = in.readNBytes(length);
            return peeked;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read;
            if (taken < peeked.length) {
                read = Math.min(length, peeked.length - taken);
                System.arraycopy(peeked, taken, buffer, from, read);
                taken += read;
            } else {
                read = in.read(buffer, from, length);
            }
            count += Math.max(read, 0);
            return read;
        }

        /** Reads past: what was peeked at is skipped, too. */
        @Override
        public long skip(long bytes) throws IOException {
            int length = (int) Math.max(0, Math.min(bytes, BUFFER));
            return length == 0 ? 0 : Math.max(0, read(new byte[length], 0, length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public int available() throws IOException {
            return peeked.length - taken + in.available();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
