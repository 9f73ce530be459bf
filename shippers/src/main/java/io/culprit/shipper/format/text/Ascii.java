package io.culprit.shipper.format.text;

/** Letters, digits and numbers in the bytes of a line. */
public final class Ascii {

    private Ascii() {}

    public static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    public static boolean hex(byte b) {
        return digit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    public static boolean letter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** Whether {@code bytes[from, to)} starts with this ASCII text. */
    public static boolean startsWith(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Index at which the text stands last in {@code bytes[from, to)}, or -1. */
    public static int lastIndexOf(byte[] bytes, int from, int to, String text) {
        byte first = (byte) text.charAt(0);
        for (int i = to - text.length(); i >= from; i--) {
            if (bytes[i] == first && startsWith(bytes, i, to, text)) {
                return i;
            }
        }
        return -1;
    }

    /** Index behind the digits that start at {@code from}. */
    public static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && digit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The number in {@code bytes[from, to)}, or -1 when it is none or has more than 18 digits. */
    public static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!digit(bytes[i])) {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
