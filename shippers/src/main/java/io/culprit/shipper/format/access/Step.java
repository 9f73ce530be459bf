package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;
import java.util.Arrays;

/** One move along a line: a field and the literal text that follows it. */
abstract class Step {

    private final byte[] then;
    private final boolean last;
    /** The literal as a word, where it is no longer than one, and which bits of a word are its. */
    private final long word;

    private final long mask;

    /**
     * @param then literal text behind the field
     * @param last whether the line ends with it
     */
    Step(byte[] then, boolean last) {
        this.then = then;
        this.last = last;
        this.mask = then.length > Long.BYTES || then.length == 0 ? 0 : -1L >>> (Long.SIZE - then.length * Byte.SIZE);
        this.word = Bytes.word(Arrays.copyOf(then, Math.max(then.length, Long.BYTES)), 0) & mask;
    }

    /**
     * Matches at a place.
     *
     * @return the place behind, or -1
     */
    abstract int match(AccessFields fields, int at);

    /**
     * Tries a longer match than the last one, because what follows did not match behind that.
     *
     * @return the place behind, or -1 when there is none
     */
    int again(AccessFields fields) {
        return -1;
    }

    /** The place behind the literal, if it stands here. */
    final int behind(AccessFields fields, int at) {
        int next = at + then.length;
        if (next > fields.end() || (last && next != fields.end())) {
            return -1;
        }
        byte[] bytes = fields.bytes();
        boolean stands = mask != 0 && at + Long.BYTES <= bytes.length
                ? (Bytes.word(bytes, at) & mask) == word
                : Bytes.startsWith(bytes, at, next, then);
        return stands ? next : -1;
    }

    final byte[] then() {
        return then;
    }

    final boolean last() {
        return last;
    }
}
