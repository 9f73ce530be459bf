package io.culprit.shipper.reading;

import java.io.IOException;
import java.util.Optional;

/** Lines of one source in their order, from one file or several. */
public interface RawLines {

    /** The next line, or nothing at the end, which may be the end only for now. */
    Optional<RawLine> next() throws IOException;

    /** Which file the last line stands in: the same after the file is renamed. */
    String generation();

    /** Path of that file, as events quote it. */
    String label();

    /** Position behind the last line in that file. */
    long offset();
}
