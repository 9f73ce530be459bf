package io.culprit.shipper.format.access;

/** A whole number, or a dash for none. */
final class NumberStep extends Step {

    private static final int MOST_DIGITS = 18;
    // As many as 64 bits have; a value beyond a long is read, but left out.
    private static final int MOST_WRITTEN = 20;

    private final int slot;
    private final int digits;
    private final long scale;

    /**
     * @param digits how many digits it must have, or 0 for any number of them
     * @param scale what the number is multiplied with
     */
    NumberStep(int slot, int digits, long scale, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.digits = digits;
        this.scale = scale;
    }

    @Override
    int match(AccessFields fields, int at) {
        byte[] bytes = fields.bytes();
        int end = fields.end();
        int from = at < end && bytes[at] == '-' ? at + 1 : at;
        long value = 0;
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            value = value * 10 + bytes[i] - '0';
            i++;
        }
        int count = i - from;
        if (count > MOST_WRITTEN || (digits > 0 && count > 0 && count != digits) || i == at) {
            return -1;
        }
        fields.set(
                slot,
                at,
                i,
                count == 0 || count > MOST_DIGITS ? AccessFields.ABSENT : scaled(from > at ? -value : value));
        return behind(fields, i);
    }

    private long scaled(long value) {
        return scale > 1 && Math.abs(value) > Long.MAX_VALUE / scale ? AccessFields.ABSENT : value * scale;
    }
}
