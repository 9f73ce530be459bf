package io.culprit.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link CompactBytes} wrote, in the same order. For one thread.
 */
public final class CompactReader {

    private static final int MOST_BITS = 63;

    private final Names names = new Names();
    private byte[] bytes = {};
    private int at;

    CompactReader() {}

    void over(byte[] value, int from) {
        bytes = value;
        at = from;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    private static IllegalArgumentException cutOff() {
        return new IllegalArgumentException("it is cut off");
    }

    private byte next() {
        if (at >= bytes.length) {
            throw cutOff();
        }
        return bytes[at++];
    }

    /** A whole number. */
    public long number() {
        long read = 0;
        for (int shift = 0; shift <= MOST_BITS; shift += 7) {
            byte seven = next();
            read |= (long) (seven & 0x7f) << shift;
            if (seven >= 0) {
                return read >>> 1 ^ -(read & 1);
            }
        }
        throw new IllegalArgumentException("a number has more than 64 bits");
    }

    /** A whole number of 32 bits. */
    public int integer() {
        return Math.toIntExact(number());
    }

    /** How many there are of what takes at least a byte each. */
    private int length() {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw cutOff();
        }
        return (int) length;
    }

    /** A text. */
    public String text() {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** A text that is likely to come again. */
    public String name() {
        int length = length();
        at += length;
        return names.of(bytes, at - length, at);
    }

    /** One of two. */
    public boolean flag() {
        return next() != 0;
    }

    /** A time. */
    public Instant time() {
        long second = number();
        return Instant.ofEpochSecond(second, number());
    }

    /** A time that may be missing. */
    public Optional<Instant> timeIfAny() {
        return flag() ? Optional.of(time()) : Optional.empty();
    }

    /** Any number of values, each read by the same. */
    public <V> List<V> all(Function<CompactReader, V> each) {
        int length = length();
        List<V> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(each.apply(this));
        }
        return values;
    }
}
