package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Decoding;
import java.util.Arrays;

/** Where a field stands in the bytes of a line; it is moved from line to line, so that reading one allocates nothing. */
final class Span {

    private int from;
    private int to;

    void set(int start, int end) {
        from = start;
        to = end;
    }

    void clear() {
        from = 0;
        to = 0;
    }

    boolean isEmpty() {
        return from >= to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean sameText(byte[] bytes, Span other, byte[] others) {
        return Arrays.equals(bytes, from, Math.max(from, to), others, other.from, Math.max(other.from, other.to));
    }

    /** The field's text, empty when the line lacks it. */
    String text(byte[] bytes) {
        return isEmpty() ? "" : Decoding.text(bytes, from, to);
    }
}
