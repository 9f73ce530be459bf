package io.culprit.shipper.format.time;

import io.culprit.shipper.format.text.Ascii;

/** Numbers and names of months in the bytes of a time. */
final class Digits {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int[] NAMES = new int[12];

    static {
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = name(MONTHS.charAt(i * 3), MONTHS.charAt(i * 3 + 1), MONTHS.charAt(i * 3 + 2));
        }
    }

    private Digits() {}

    static boolean at(byte[] bytes, int at, int end) {
        return at < end && Ascii.digit(bytes[at]);
    }

    /** The number of so many digits, nine at most, or -1. */
    static int number(byte[] bytes, int from, int end, int count) {
        if (from + count > end) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The month from its English name of three letters in any case: 1 to 12, or -1. */
    static int month(byte[] bytes, int at, int end) {
        if (at + 3 > end) {
            return -1;
        }
        int name = name(bytes[at], bytes[at + 1], bytes[at + 2]);
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i] == name) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int name(int first, int second, int third) {
        return (first | 0x20) << 16 ^ (second | 0x20) << 8 ^ (third | 0x20);
    }
}
