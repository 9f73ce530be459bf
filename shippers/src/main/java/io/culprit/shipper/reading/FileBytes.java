package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.packed.DamagedException;
import io.culprit.shipper.packed.Decoders;
import io.culprit.shipper.packed.UnpackedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The bytes in a file, unpacked where it is compressed; faults name it, but for a {@link DamagedException}. */
final class FileBytes extends FilterInputStream {

    private final Path path;
    private final UnpackedFile file;

    private FileBytes(Path path, UnpackedFile file) {
        super(file);
        this.path = path;
        this.file = file;
    }

    static FileBytes open(Path path, Decoders decoders) throws IOException {
        try {
            return new FileBytes(path, decoders.open(path));
        } catch (DamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableException(path, e);
        }
    }

    /** Bytes of the file itself that were read. */
    long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        try {
            return super.read(buffer, from, length);
        } catch (DamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableException(path, e);
        }
    }
}
