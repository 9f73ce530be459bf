package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Line;

/** Tells lines of access logs, which containers mix with their errors and which continue no error. */
final class AccessLike {

    private static final int LOOKED_AT = 300;

    private AccessLike() {}

    /** Whether the stamp {@code 21/Nov/2026:08:04:58} stands near the line's start, as every server writes it. */
    static boolean recognises(Line line) {
        byte[] bytes = line.bytes();
        int to = Math.min(line.to(), line.from() + LOOKED_AT);
        int slash = Bytes.indexOf(bytes, Math.min(line.from() + 2, to), to, (byte) '/');
        while (slash >= 0) {
            if (slash + 16 <= line.to()
                    && bytes[slash + 4] == '/'
                    && bytes[slash + 9] == ':'
                    && bytes[slash + 12] == ':'
                    && Ascii.number(bytes, slash - 2, slash) > 0
                    && Ascii.number(bytes, slash + 5, slash + 9) > 0) {
                return true;
            }
            slash = Bytes.indexOf(bytes, slash + 1, to, (byte) '/');
        }
        return false;
    }
}
