package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter.Reason;
import java.util.Optional;

/** What {@link LineReader} finds wrong with lines of files, for lines that came another way. */
public final class LineFaults {

    private static final int QUOTED = 1_000;

    private LineFaults() {}

    /** A line at an offset; only its start where it cannot be read. */
    public static RawLine check(long offset, Line line) {
        if (line.length() > LineReader.LONGEST) {
            return new RawLine(offset, line.substring(0, QUOTED), Optional.of(Reason.TOO_LONG));
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) == 0) {
                return new RawLine(
                        offset, line.substring(0, Math.min(QUOTED, line.length())), Optional.of(Reason.BINARY));
            }
        }
        return new RawLine(offset, line, Optional.empty());
    }
}
