package io.culprit.wire;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in the making, as UTF-8.
 *
 * <p>Texts of logs are mostly plain ASCII: such a text is copied eight bytes at a time and looked at eight at a time, where a
 * generator goes character by character. Escapes are those of RFC 8259, section 7, in the form that Jackson writes.
 */
final class JsonBytes extends ByteArrayOutputStream {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEXADECIMAL = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    JsonBytes(int size) {
        super(size);
    }

    /** Bytes as they are. */
    void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buf, count, bytes.length);
        count += bytes.length;
    }

    /** One ASCII character as it is. */
    void raw(char ascii) {
        room(1);
        buf[count++] = (byte) ascii;
    }

    /** A number. */
    void number(long value) {
        if (value < 0) {
            raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(LONGEST_NUMBER);
        int first = count;
        long left = value;
        do {
            buf[count++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        for (int from = first, to = count - 1; from < to; from++, to--) {
            byte digit = buf[from];
            buf[from] = buf[to];
            buf[to] = digit;
        }
    }

    /** A text between quotes; half a surrogate pair becomes a question mark. */
    void quoted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + 2);
        buf[count++] = '"';
        int plain = plain(bytes);
        System.arraycopy(bytes, 0, buf, count, plain);
        count += plain;
        if (plain < bytes.length) {
            escaped(bytes, plain);
        }
        room(1);
        buf[count++] = '"';
    }

    /** How many bytes there are before the first that must be escaped. */
    private static int plain(byte[] bytes) {
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            if ((below(eight) | zeros(eight ^ (ONES * '"')) | zeros(eight ^ (ONES * '\\'))) != 0) {
                break;
            }
        }
        while (at < bytes.length && !special(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Which of eight bytes are control characters; one behind such a byte may be taken for one, too. */
    private static long below(long eight) {
        return (eight - ONES * ' ') & ~eight & HIGH;
    }

    /** Which of eight bytes are zero; one behind such a byte may be taken for one, too. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }

    private static boolean special(byte character) {
        return character == '"' || character == '\\' || (character >= 0 && character < ' ');
    }

    private void escaped(byte[] bytes, int from) {
        room((bytes.length - from) * LONGEST_ESCAPE);
        for (int i = from; i < bytes.length; i++) {
            byte character = bytes[i];
            if (special(character)) {
                escape(character);
            } else {
                buf[count++] = character;
            }
        }
    }

    private void escape(byte character) {
        buf[count++] = '\\';
        switch (character) {
            case '"', '\\' -> buf[count++] = character;
            case '\b' -> buf[count++] = 'b';
            case '\t' -> buf[count++] = 't';
            case '\n' -> buf[count++] = 'n';
            case '\f' -> buf[count++] = 'f';
            case '\r' -> buf[count++] = 'r';
            default -> {
                buf[count++] = 'u';
                buf[count++] = '0';
                buf[count++] = '0';
                buf[count++] = HEXADECIMAL[character >> 4];
                buf[count++] = HEXADECIMAL[character & 0xf];
            }
        }
    }

    private void room(int more) {
        if (buf.length - count < more) {
            buf = Arrays.copyOf(buf, Math.max(buf.length * 2, count + more));
        }
    }
}
