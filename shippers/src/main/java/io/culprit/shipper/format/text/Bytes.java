package io.culprit.shipper.format.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches in bytes, eight at a time.
 *
 * <p>A word has a zero byte exactly if {@code (w - 0x01…01) & ~w & 0x80…80} is not zero, and the lowest bit set tells the
 * first of them (Alan Mycroft, 1987).
 */
public final class Bytes {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle HALVES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long BACKSLASHES = ONES * '\\';

    private Bytes() {}

    /** Eight bytes from an index on, the first of them lowest. */
    public static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** Four bytes from an index on, the first of them lowest. */
    static int half(byte[] bytes, int at) {
        return (int) HALVES.get(bytes, at);
    }

    /** Index of the first such byte in {@code bytes[from, to)}, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte sought) {
        long pattern = ONES * (sought & 0xff);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long found = zeros(word(bytes, at) ^ pattern);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == sought) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first such byte that no backslash escapes, or -1; a backslash escapes the byte behind it. */
    public static int indexOfUnescaped(byte[] bytes, int from, int to, byte sought) {
        int at = indexOf(bytes, from, to, sought);
        // Nearly always there is no backslash; looking for one costs more than looking back from what was found.
        while (at > from && bytes[at - 1] == '\\' && isEscaped(bytes, from, at)) {
            at = indexOf(bytes, at + 1, to, sought);
        }
        return at;
    }

    /** Whether an odd number of backslashes stands before a place. */
    private static boolean isEscaped(byte[] bytes, int from, int at) {
        int first = at;
        while (first > from && bytes[first - 1] == '\\') {
            first--;
        }
        return (at - first) % 2 == 1;
    }

    /** Index of the last such byte in {@code bytes[from, to)}, or -1. */
    public static int lastIndexOf(byte[] bytes, int from, int to, byte sought) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == sought) {
                return at;
            }
        }
        return -1;
    }

    /** Whether all of {@code bytes[from, to)} is ASCII without backslash, so that it is its own text. */
    public static boolean isPlain(byte[] bytes, int from, int to) {
        int at = from;
        long odd = 0;
        for (; at + 32 <= to && odd == 0; at += 32) {
            odd = odd(word(bytes, at))
                    | odd(word(bytes, at + 8))
                    | odd(word(bytes, at + 16))
                    | odd(word(bytes, at + 24));
        }
        for (; at + 8 <= to; at += 8) {
            odd |= odd(word(bytes, at));
        }
        if (odd != 0) {
            return false;
        }
        for (; at < to; at++) {
            if (bytes[at] < 0 || bytes[at] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether all of {@code bytes[from, to)} is ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        long all = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            all |= word(bytes, at);
        }
        for (; at < to; at++) {
            all |= bytes[at];
        }
        return (all & HIGHS) == 0;
    }

    /** Whether a literal stands at an index. */
    public static boolean startsWith(byte[] bytes, int at, int to, byte[] literal) {
        if (at + literal.length > to) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (bytes[at + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    /** Not zero where one of eight bytes is no ASCII or a backslash. */
    private static long odd(long word) {
        return (word & HIGHS) | zeros(word ^ BACKSLASHES);
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}
