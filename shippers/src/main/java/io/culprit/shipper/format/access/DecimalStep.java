package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Ascii;

/** A number that may or must have a fraction, or a dash for none. Its value is in billionths. */
final class DecimalStep extends Step {

    /** Any number of decimals, or none. */
    static final int MAYBE = 0;

    /** Any number of decimals. */
    static final int SOME = -1;

    private static final int MOST_DIGITS = 9;
    // Ten digits are an epoch; billionths of more would not fit a long.
    private static final int MOST_WHOLE_DIGITS = 10;
    private static final long MOST = Long.MAX_VALUE / 1_000_000_000L;

    private final int slot;
    private final int decimals;

    /** @param decimals how many decimals it must have, {@link #MAYBE} or {@link #SOME} */
    DecimalStep(int slot, int decimals, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.decimals = decimals;
    }

    @Override
    int match(AccessFields fields, int at) {
        int end = end(fields.bytes(), at, fields.end());
        if (end < 0) {
            return -1;
        }
        fields.set(slot, at, end, billionths(fields.bytes(), at, end));
        return behind(fields, end);
    }

    private int end(byte[] bytes, int at, int end) {
        if (at < end && bytes[at] == '-') {
            return at + 1;
        }
        int point = Ascii.digitsEnd(bytes, at, end);
        if (point == at) {
            return -1;
        }
        boolean pointed = point < end && bytes[point] == '.';
        if (!pointed) {
            return decimals == MAYBE ? point : -1;
        }
        int stop = Ascii.digitsEnd(bytes, point + 1, end);
        return decimals > 0 && stop - point - 1 != decimals ? -1 : stop;
    }

    /** {@code 1.25} as 1,250,000,000; a dash, or more digits than a duration can have, as absent. */
    static long billionths(byte[] bytes, int from, int to) {
        int point = Ascii.digitsEnd(bytes, from, to);
        if (point == from || point - from > MOST_WHOLE_DIGITS) {
            return AccessFields.ABSENT;
        }
        long value = 0;
        for (int i = from; i < point; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        if (value >= MOST) {
            return AccessFields.ABSENT;
        }
        for (int i = point + 1; i <= point + MOST_DIGITS; i++) {
            boolean digit = i < to && bytes[i] >= '0' && bytes[i] <= '9';
            value = value * 10 + (digit ? bytes[i] - '0' : 0);
        }
        return value;
    }
}
