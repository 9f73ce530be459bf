package io.culprit.app.parse;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.Utf16;
import io.culprit.shipper.terminal.FileFault;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A log to read: a file, or what comes on standard input; unpacked when it is gzip.
 *
 * @param label its name in messages
 * @param head its first lines
 * @param utf16 its encoding, when that is not UTF-8 but UTF-16
 * @param bytes all its bytes, those of the head included; faults name it
 * @param notAfter the latest time that its lines can have
 */
record Input(String label, Head head, Optional<Utf16> utf16, InputStream bytes, Instant notAfter) implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** @throws Failure when the file cannot be read */
    static Input of(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure("cannot read " + file + ": it is a folder: name a file in it");
        }
        try {
            return of(
                    file.toString(),
                    Files.newInputStream(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + FileFault.of(e), e);
        }
    }

    /** @throws Failure when it cannot be read */
    static Input of(String label, InputStream in, Instant notAfter) {
        try {
            InputStream bytes = new Named(label, unpacked(label, new BufferedInputStream(in, BUFFER)));
            byte[] start = bytes.readNBytes(Head.BYTES);
            Head head = Head.of(start);
            if (head.packed()) {
                throw new Failure("cannot read " + label + ": it is " + head.fault() + "; only gzip is unpacked here");
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), bytes);
            return new Input(label, head, Utf16.of(start), whole, notAfter);
        } catch (IOException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    private static InputStream unpacked(String label, BufferedInputStream in) throws IOException {
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            throw named(label, e);
        }
    }

    private static IOException named(String label, IOException fault) {
        if (fault instanceof EOFException) {
            return new IOException(
                    "cannot read " + label + " to its end: the gzip file is cut off: fetch it anew", fault);
        }
        if (fault instanceof ZipException) {
            return new IOException("cannot read " + label + ": the gzip file is damaged: fetch it anew", fault);
        }
        return new IOException("cannot read " + label + ": " + FileFault.of(fault), fault);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Says which file a fault is in. */
    private static final class Named extends FilterInputStream {

        private final String label;

        Named(String label, InputStream in) {
            super(in);
            this.label = label;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            try {
                return super.read(buffer, from, length);
            } catch (IOException e) {
                throw named(label, e);
            }
        }
    }
}
