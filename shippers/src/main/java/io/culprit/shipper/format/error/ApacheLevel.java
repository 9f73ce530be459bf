package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;

/** Apache's levels, as they stand between brackets. */
final class ApacheLevel {

    private static final String[] NAMES = {
        "error", "notice", "warn", "info", "debug", "crit", "alert", "emerg", "trace1", "trace2", "trace3", "trace4",
        "trace5", "trace6", "trace7", "trace8"
    };

    private ApacheLevel() {}

    /** The level that {@code bytes[from, to)} names, or an empty text. */
    static String of(byte[] bytes, int from, int to) {
        for (String name : NAMES) {
            if (name.length() == to - from && Ascii.startsWith(bytes, from, to, name)) {
                return name;
            }
        }
        return "";
    }
}
