package io.culprit.shipper.format.time;

import io.culprit.shipper.format.text.Bytes;

/**
 * The minute of the last stamp like {@code Sat Nov 21 08:04:56.972526 2026}: the lines of a minute share all of it but the
 * seconds, so the rest need not be read again.
 */
final class CtimeMinute {

    /** Length of such a stamp, with microseconds. */
    static final int LENGTH = 31;

    /** Where its seconds stand. */
    static final int SECONDS = 17;

    private static final int POINT = 19;
    private static final int YEAR = 26;

    private long date;
    private long hour;
    private long year;
    private byte lastOfMinute;
    private long epochSecond;
    private boolean known;

    /** Keeps the minute of a stamp; {@code second} is the second that it has, {@code epoch} its whole time. */
    void keep(byte[] bytes, int from, int end, int second, long epoch) {
        known = end - from > LENGTH && hasShape(bytes, from);
        if (known) {
            date = Bytes.word(bytes, from);
            hour = Bytes.word(bytes, from + 8);
            lastOfMinute = bytes[from + SECONDS - 1];
            year = yearOf(bytes, from);
            epochSecond = epoch - second;
        }
    }

    /** Whether a stamp of the same minute stands here. */
    boolean isSame(byte[] bytes, int from, int end) {
        return known
                && end - from > LENGTH
                && Bytes.word(bytes, from) == date
                && Bytes.word(bytes, from + 8) == hour
                && bytes[from + SECONDS - 1] == lastOfMinute
                && hasShape(bytes, from)
                && yearOf(bytes, from) == year;
    }

    /** Second of the epoch at which the minute began. */
    long epochSecond() {
        return epochSecond;
    }

    private static boolean hasShape(byte[] bytes, int from) {
        return bytes[from + POINT] == '.' && bytes[from + YEAR] == ' ' && bytes[from + LENGTH] == ']';
    }

    /** The four digits of the year; what stands before them in the word is left out. */
    private static long yearOf(byte[] bytes, int from) {
        return Bytes.word(bytes, from + LENGTH - 8) >>> 32;
    }
}
