package io.culprit.shipper.tail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, unpacked where it is compressed; a file that grows has no end but only the end so far.
 *
 * <p>What is read is remembered for a little way back: a file that no longer has it was rewritten, whatever its length.
 */
final class FileContent extends InputStream implements Closeable {

    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final FileChannel channel;
    private final boolean packed;
    private final InputStream unpacked;
    private long position;
    private byte[] last = new byte[0];
    private byte[] head = new byte[0];
    private boolean cut;

    private FileContent(FileChannel channel, boolean packed, InputStream unpacked) {
        this.channel = channel;
        this.packed = packed;
        this.unpacked = unpacked;
    }

    /** Opens a file at its start. */
    static FileContent of(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer magic = ByteBuffer.allocate(2);
            channel.read(magic, 0);
            boolean packed = magic.position() == 2 && magic.get(0) == 0x1f && magic.get(1) == (byte) 0x8b;
            InputStream unpacked = packed
                    ? new GZIPInputStream(Channels.newInputStream(channel), SKIPPED_AT_ONCE)
                    : InputStream.nullInputStream();
            return new FileContent(channel, packed, unpacked);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How a file begins, unpacked: so many bytes, fewer where it ends. */
    static byte[] begin(Path path, int most) throws IOException {
        try (FileContent content = of(path)) {
            return content.readNBytes(most);
        }
    }

    /** Whether it is compressed, so that it grows no more. */
    boolean packed() {
        return packed;
    }

    /** Position behind what was read. */
    long position() {
        return position;
    }

    /** How long the file is now; of a compressed one, as far as it was read. */
    long length() throws IOException {
        return packed ? position : channel.size();
    }

    /** What stands in the file from now on is something else: there is nothing more to read. */
    void cut() {
        cut = true;
    }

    /** Whether everything that was read still stands there. */
    boolean intact() throws IOException {
        return packed || (channel.size() >= position && Arrays.equals(at(position - last.length, last.length), last));
    }

    /**
     * Goes to a position.
     *
     * @return whether the file is long enough
     */
    boolean seek(long to) throws IOException {
        if (packed) {
            byte[] skipped = new byte[SKIPPED_AT_ONCE];
            while (position < to) {
                if (read(skipped, 0, (int) Math.min(skipped.length, to - position)) < 0) {
                    return false;
                }
            }
            return position == to;
        }
        position = to;
        last = at(Math.max(0, to - Checkpoint.BEFORE), (int) Math.min(Checkpoint.BEFORE, to));
        head = at(0, (int) Math.min(Checkpoint.HEAD, to));
        return channel.size() >= to;
    }

    /** The last bytes before the position. */
    byte[] remembered() {
        return last;
    }

    /** What is remembered of everything up to the position. */
    Memory memory() {
        return new Memory(head, Fingerprint.of(last), position);
    }

    /** Bytes at some place, fewer where the file ends; not for compressed files. */
    byte[] at(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            continue;
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Whether another file of this length holds what this one begins with, and no more; never so of a compressed file. */
    boolean beginsWith(Path other, long bytes) throws IOException {
        if (bytes == 0 || packed || bytes > length()) {
            return false;
        }
        try (FileContent same = of(other)) {
            same.seek(bytes);
            int begin = (int) Math.min(Checkpoint.HEAD, bytes);
            int end = same.last.length;
            return Arrays.equals(at(0, begin), same.at(0, begin)) && Arrays.equals(at(bytes - end, end), same.last);
        }
    }

    /** Position behind the last line that has its end; looked for in the last {@value #SKIPPED_AT_ONCE} bytes. */
    long endOfLastLine() throws IOException {
        long length = channel.size();
        byte[] tail = at(Math.max(0, length - SKIPPED_AT_ONCE), (int) Math.min(SKIPPED_AT_ONCE, length));
        for (int i = tail.length; i > 0; i--) {
            if (tail[i - 1] == '\n') {
                return length - tail.length + i;
            }
        }
        return length - tail.length;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("lines are read in chunks");
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (cut) {
            return -1;
        }
        int read = packed
                ? unpacked.read(buffer, from, length)
                : channel.read(ByteBuffer.wrap(buffer, from, length), position);
        if (read > 0) {
            position += read;
            remember(buffer, from, read);
        }
        return read;
    }

    private void remember(byte[] buffer, int from, int read) {
        if (head.length < Checkpoint.HEAD) {
            int more = Math.min(read, Checkpoint.HEAD - head.length);
            byte[] longer = Arrays.copyOf(head, head.length + more);
            System.arraycopy(buffer, from, longer, head.length, more);
            head = longer;
        }
        int kept = Math.min(read, Checkpoint.BEFORE);
        int older = Math.min(last.length, Checkpoint.BEFORE - kept);
        byte[] joined = new byte[older + kept];
        System.arraycopy(last, last.length - older, joined, 0, older);
        System.arraycopy(buffer, from + read - kept, joined, older, kept);
        last = joined;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        channel.close();
    }
}
