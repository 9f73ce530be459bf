package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.Utf16;
import io.culprit.wire.DeadLetter.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a file line by line in bounded memory.
 *
 * <p>A line over {@value #LONGEST} bytes, or with a NUL byte in it as binaries and UTF-16 have them, is passed over but told, with its offset. The end of a
 * file that still grows is no end: more may be read later. Lines stay as they are while reading goes on: what was handed out
 * is never overwritten.
 */
public final class LineReader implements Closeable {

    /** Longest line that is read, in bytes. */
    static final int LONGEST = 1 << 20;

    private static final int QUOTED = 1_000;
    private static final int NONE = Integer.MAX_VALUE;

    private final InputStream in;
    private final Chunks chunks;
    private byte[] buffer;
    private int start;
    private int scanned;
    private int end;
    /** Index of the first NUL byte of what was read and not taken: binaries are seldom, and looked for once for many lines. */
    private int nul = NONE;

    private long offset;
    private long dropped;

    /** Reads lines from anywhere. */
    public LineReader(InputStream in) {
        this(in, 0);
    }

    /**
     * Reads lines from anywhere.
     *
     * @param offset how many bytes were before them
     */
    public LineReader(InputStream in, long offset) {
        this(in, offset, Chunks.USUAL);
    }

    LineReader(InputStream in, long offset, Chunks chunks) {
        this.in = in;
        this.offset = offset;
        this.chunks = chunks;
        this.buffer = new byte[chunks.first()];
    }

    /**
     * The next line.
     *
     * @param last whether what stands behind the last newline is a line, because the file grows no more
     * @return the line, or nothing at the end
     */
    public Optional<RawLine> next(boolean last) throws IOException {
        while (true) {
            int newline = Bytes.indexOf(buffer, scanned, end, (byte) '\n');
            if (newline >= 0) {
                scanned = newline + 1;
                return Optional.of(take(newline, scanned));
            }
            scanned = end;
            if (end - start > LONGEST) {
                dropped += end - start - QUOTED;
                end = start + QUOTED;
                scanned = end;
                nul = nul < end ? nul : NONE;
            }
            if (!fill()) {
                return last && start < end ? Optional.of(take(end, end)) : Optional.empty();
            }
        }
    }

    /** Position behind the last line returned. */
    public long offset() {
        return offset;
    }

    private boolean fill() throws IOException {
        if (end == buffer.length) {
            byte[] next = new byte[Math.max(Math.min(chunks.most(), 2 * buffer.length), 2 * (end - start))];
            System.arraycopy(buffer, start, next, 0, end - start);
            end -= start;
            scanned -= start;
            nul = nul == NONE ? NONE : nul - start;
            start = 0;
            buffer = next;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        nul = nul == NONE ? nul(end, end + read) : nul;
        end += read;
        return true;
    }

    private int nul(int from, int to) {
        int found = Bytes.indexOf(buffer, from, to, (byte) 0);
        return found < 0 ? NONE : found;
    }

    private RawLine take(int lineEnd, int next) {
        int from = start;
        long at = offset;
        boolean tooLong = dropped > 0 || lineEnd - from > LONGEST;
        offset += next - from + dropped;
        dropped = 0;
        start = next;
        int textEnd = lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        boolean binary = nul < textEnd;
        nul = nul < next ? nul(next, end) : nul;
        if (tooLong) {
            return new RawLine(at, new Line(buffer, from, from + QUOTED), Optional.of(Reason.TOO_LONG));
        }
        if (binary) {
            int quoted = Math.min(textEnd, from + QUOTED);
            boolean utf16 = Utf16.of(Arrays.copyOfRange(buffer, from, quoted)).isPresent();
            Reason reason = utf16 ? Reason.ENCODING : Reason.BINARY;
            return new RawLine(at, new Line(buffer, from, quoted), Optional.of(reason));
        }
        return new RawLine(at, new Line(buffer, from, textEnd), Optional.empty());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
