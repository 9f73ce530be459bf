package io.culprit.shipper.reading;

import io.culprit.shipper.packed.Decoders;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How the files of a reading are opened, all of which are open at once.
 *
 * @param chunks in what portions they are read
 * @param decoders unpack those that are compressed
 */
record Opening(Chunks chunks, Decoders decoders) {

    FileBytes open(Path path) throws IOException {
        return FileBytes.open(path, decoders);
    }

    LineReader lines(FileBytes file) {
        return new LineReader(file, 0, chunks);
    }
}
