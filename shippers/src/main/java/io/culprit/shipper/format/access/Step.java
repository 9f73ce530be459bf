package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;

/** One move along a line: a field and the literal text that follows it. */
abstract class Step {

    private final byte[] then;
    private final boolean last;

    /**
     * @param then literal text behind the field
     * @param last whether the line ends with it
     */
    Step(byte[] then, boolean last) {
        this.then = then;
        this.last = last;
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
        if (!Bytes.startsWith(fields.bytes(), at, fields.end(), then)) {
            return -1;
        }
        int next = at + then.length;
        return last && next != fields.end() ? -1 : next;
    }

    final byte[] then() {
        return then;
    }

    final boolean last() {
        return last;
    }
}
