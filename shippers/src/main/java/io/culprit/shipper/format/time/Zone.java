package io.culprit.shipper.format.time;

import java.nio.charset.StandardCharsets;

/** Where the zone behind a time stands, and what it may be. */
enum Zone {
    /** None is looked for. */
    NONE {
        @Override
        int read(byte[] bytes, int at, int end, WrittenTime time) {
            return at;
        }
    },

    /** Right behind it: {@code Z}, {@code +01:00}, {@code +0100}, {@code +01}, or none. */
    CLOSE {
        @Override
        int read(byte[] bytes, int at, int end, WrittenTime time) {
            return Math.max(at, offset(bytes, at, end, time));
        }
    },

    /** The same, {@code UTC} or {@code GMT}, with a blank before it or not, or none. */
    APART {
        @Override
        int read(byte[] bytes, int at, int end, WrittenTime time) {
            int from = at < end && bytes[at] == ' ' ? at + 1 : at;
            int offset = offset(bytes, from, end, time);
            if (offset >= 0) {
                return offset;
            }
            int letters = letters(bytes, from, end);
            return letters - from == 3 && utc(bytes, from, letters, time) ? letters : at;
        }
    },

    /** An offset or any abbreviation, as {@code CET}; of these only UTC's are known, as others mean several zones. */
    NAMED {
        @Override
        int read(byte[] bytes, int at, int end, WrittenTime time) {
            int letters = letters(bytes, at, end);
            utc(bytes, at, letters, time);
            return letters > at ? letters : offset(bytes, at, end, time);
        }
    };

    // ZoneOffset goes no further; zones in use do not come near it.
    static final int FURTHEST = 18 * 3_600;

    /** Index behind the zone, {@code at} itself for none, or -1 where there must be one. */
    abstract int read(byte[] bytes, int at, int end, WrittenTime time);

    /** Index behind an offset or {@code Z}, or -1. */
    static int offset(byte[] bytes, int at, int end, WrittenTime time) {
        if (at < end && bytes[at] == 'Z') {
            time.offset(0);
            return at + 1;
        }
        int hours = at < end && (bytes[at] == '+' || bytes[at] == '-') ? Digits.number(bytes, at + 1, end, 2) : -1;
        if (hours < 0) {
            return -1;
        }
        int colon = at + 3 < end && bytes[at + 3] == ':' ? 1 : 0;
        int minutes = Digits.number(bytes, at + 3 + colon, end, 2);
        int seconds = hours * 3_600 + Math.max(minutes, 0) * 60;
        if (minutes > 59 || seconds > FURTHEST) {
            return -1;
        }
        time.offset(bytes[at] == '-' ? -seconds : seconds);
        return minutes < 0 ? at + 3 : at + 5 + colon;
    }

    private static int letters(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        return at;
    }

    private static boolean utc(byte[] bytes, int from, int to, WrittenTime time) {
        String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        boolean utc = name.equals("UTC") || name.equals("GMT") || name.equals("Z");
        if (utc) {
            time.offset(0);
        }
        return utc;
    }
}
