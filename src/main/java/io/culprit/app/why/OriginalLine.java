package io.culprit.app.why;

import io.culprit.event.Header;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.packed.UnpackedFile;
import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.RawLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks lines up as they stand in their files, since events do not keep the whole of an access line. */
final class OriginalLine {

    private static final int LONGEST = 4_096;
    private static final int BUFFER = 1 << 16;

    private OriginalLine() {}

    /**
     * The line an event was made of, cut to {@value #LONGEST} characters; nothing when its file is no longer as it was.
     *
     * @throws IOException when the file cannot be read
     */
    static Optional<String> of(Header header, Inventory inventory) throws IOException {
        Optional<Generation> file = inventory.sources().stream()
                .filter(source -> source.name().equals(header.delivery().file())
                        && source.host().equals(header.host()))
                .flatMap(source -> source.generations().stream())
                .filter(generation -> generation.label().equals(header.path()))
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = UnpackedFile.open(file.get().path())) {
            pass(in, header.delivery().offset());
            return new LineReader(in).next(true).map(RawLine::text).map(line -> Bounded.cut(line.text(), LONGEST));
        }
    }

    /** By reading: what was unpacked cannot be skipped for less. */
    private static void pass(InputStream in, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = bytes;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
