package io.culprit.shipper.format.time;

import io.culprit.shipper.format.text.Bytes;

/**
 * The minute of the last stamp of a fixed layout, as {@code 21/Nov/2026:08:04:56 +0000}: the lines of a minute share all of
 * it but the seconds, so the rest need not be read again.
 */
final class LastMinute {

    /** What stands behind the seconds and any fraction: six bytes in the layouts that are known. */
    private static final int OTHER_THAN_TAIL = 16;

    private final int length;
    private final int seconds;
    private long first;
    private long second;
    private long third;
    private long tail;
    private long epochSecond;
    private int offset;
    private boolean known;

    /**
     * @param length length of the layout
     * @param seconds where its seconds stand, at least 16
     */
    LastMinute(int length, int seconds) {
        this.length = length;
        this.seconds = seconds;
    }

    /** Whether a stamp of the same minute stands here. */
    boolean isSame(byte[] bytes, int from, int end) {
        return known
                && end - from >= length
                && Bytes.word(bytes, from) == first
                && Bytes.word(bytes, from + 8) == second
                && Bytes.word(bytes, from + seconds - 8) == third
                && Bytes.word(bytes, from + length - 8) >>> OTHER_THAN_TAIL == tail;
    }

    /**
     * Keeps the minute of a stamp of the layout.
     *
     * @param began second of the epoch at which the minute began
     */
    void keep(byte[] bytes, int from, long began, int offsetWritten) {
        known = true;
        first = Bytes.word(bytes, from);
        second = Bytes.word(bytes, from + 8);
        third = Bytes.word(bytes, from + seconds - 8);
        tail = Bytes.word(bytes, from + length - 8) >>> OTHER_THAN_TAIL;
        epochSecond = began;
        offset = offsetWritten;
    }

    /** The second in a stamp of the minute, 0 to 59, or -1. */
    int secondAt(byte[] bytes, int from) {
        int value = Digits.number(bytes, from + seconds, from + length, 2);
        return value > 59 ? -1 : value;
    }

    /** Second of the epoch at which the minute began. */
    long epochSecond() {
        return epochSecond;
    }

    /** The offset that the stamp names, as {@link WrittenTime#offset(int)} takes it. */
    int offset() {
        return offset;
    }
}
