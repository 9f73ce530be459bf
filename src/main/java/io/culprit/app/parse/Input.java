package io.culprit.app.parse;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.Utf16;
import io.culprit.shipper.packed.DamagedException;
import io.culprit.shipper.packed.UnpackedFile;
import io.culprit.shipper.packed.Unpacking;
import io.culprit.shipper.terminal.FileFault;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A log to read: a file, or what comes on standard input; unpacked when it is compressed.
 *
 * @param label its name in messages
 * @param head its first lines
 * @param utf16 its encoding, when that is not UTF-8 but UTF-16
 * @param bytes all its bytes, those of the head included; faults name it
 * @param notAfter the latest time that its lines can have
 */
record Input(String label, Head head, Optional<Utf16> utf16, InputStream bytes, Instant notAfter) implements Closeable {

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
            UnpackedFile unpacked = unpacked(label, in);
            InputStream bytes = new Named(label, unpacked);
            byte[] start = bytes.readNBytes(Head.BYTES);
            Head head = Head.of(start);
            if (head.packed()) {
                throw new Failure("cannot read " + label + ": it is compressed twice: unpack it once");
            }
            if (Unpacking.isArchive(start, unpacked.compression())) {
                throw new Failure("cannot read " + label
                        + ": it is an archive, and one log is read here: unpack it, or run culprit replay on it");
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), bytes);
            return new Input(label, head, Utf16.of(start), whole, notAfter);
        } catch (IOException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    private static UnpackedFile unpacked(String label, InputStream in) throws IOException {
        try {
            return UnpackedFile.of(in);
        } catch (IOException e) {
            throw named(label, e);
        }
    }

    private static IOException named(String label, IOException fault) {
        if (fault instanceof DamagedException) {
            return new IOException("cannot read " + label + " to its end: " + fault.getMessage(), fault);
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
