package io.culprit.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A value in compact form in the making: what only Culprit reads, in a small part of the time that JSON takes. {@link
 * CompactReader} reads it, in the same order.
 *
 * <p>Whole numbers are written seven bits a byte, the lowest first, as in Protocol Buffers; texts in UTF-8 behind their length.
 */
public final class CompactBytes {

    private static final int MOST_BYTES_OF_A_NUMBER = 10;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    CompactBytes() {}

    void reset() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void raw(byte one) {
        room(1);
        bytes[size++] = one;
    }

    /** A whole number; those near zero are the shortest, whatever their sign. */
    public CompactBytes number(long value) {
        room(MOST_BYTES_OF_A_NUMBER);
        long left = value << 1 ^ value >> Long.SIZE - 1;
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** A text; half a surrogate pair becomes a question mark. */
    public CompactBytes text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    /** One of two. */
    public CompactBytes flag(boolean value) {
        raw((byte) (value ? 1 : 0));
        return this;
    }

    /** A time, to the nanosecond. */
    public CompactBytes time(Instant time) {
        return number(time.getEpochSecond()).number(time.getNano());
    }

    /** A time that may be missing. */
    public CompactBytes time(Optional<Instant> time) {
        flag(time.isPresent());
        time.ifPresent(this::time);
        return this;
    }

    /** Any number of values, each written by the same. */
    public <V> CompactBytes all(Collection<V> values, BiConsumer<CompactBytes, V> each) {
        number(values.size());
        for (V value : values) {
            each.accept(this, value);
        }
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
