package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Line;
import java.util.Arrays;
import java.util.Optional;

/** Brings what stands between fields to single blanks: some formats have tabs, or blanks twice. */
final class Separators {

    private Separators() {}

    /** The line with single blanks outside of its quotes; nothing where it has no others. */
    static Optional<Line> single(Line line) {
        byte[] bytes = line.bytes();
        byte[] single = new byte[line.length()];
        int length = 0;
        boolean quoted = false;
        boolean changed = false;
        for (int i = line.from(); i < line.to(); i++) {
            byte b = bytes[i];
            if (b == '"' && (i == line.from() || bytes[i - 1] != '\\')) {
                quoted = !quoted;
            }
            boolean separator = !quoted && (b == ' ' || b == '\t');
            if (separator && length > 0 && single[length - 1] == ' ') {
                changed = true;
                continue;
            }
            changed |= separator && b == '\t';
            single[length++] = separator ? (byte) ' ' : b;
        }
        return changed ? Optional.of(new Line(Arrays.copyOf(single, length), 0, length)) : Optional.empty();
    }
}
