package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a file, whose faults name it. */
final class FileBytes extends FilterInputStream {

    private final Path path;

    FileBytes(Path path, InputStream in) {
        super(in);
        this.path = path;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        try {
            return super.read(buffer, from, length);
        } catch (IOException e) {
            throw new UnreadableException(path, e);
        }
    }
}
