package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Line;

/** Tells lines of access logs, which containers mix with their errors and which continue no error. */
final class AccessLike {

    private static final int LOOKED_AT = 300;

    private AccessLike() {}

    /** Whether the stamp {@code [21/Nov/2026:08:04:58 +0000]} stands near the line's start. */
    static boolean recognises(Line line) {
        byte[] bytes = line.bytes();
        int to = Math.min(line.to(), line.from() + LOOKED_AT);
        for (int open = Ascii.indexOf(bytes, line.from(), to, '['); open >= 0; ) {
            if (open + 21 < line.to()
                    && bytes[open + 3] == '/'
                    && bytes[open + 7] == '/'
                    && bytes[open + 12] == ':'
                    && bytes[open + 15] == ':'
                    && Ascii.number(bytes, open + 8, open + 12) > 0) {
                return true;
            }
            open = Ascii.indexOf(bytes, open + 1, to, '[');
        }
        return false;
    }
}
