package io.culprit.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in a JSON text, moved forward over the commonest forms: compact, and the texts asked for without escapes. Whatever
 * else it meets it gives up on, for a real parser to read.
 */
final class JsonCursor {

    /** That the text is not as simple as this reads. */
    static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1;
        static final NotPlain HERE = new NotPlain();

        private NotPlain() {
            super("not plain", null, false, false);
        }
    }

    private static final int MOST_DIGITS = 18;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    private byte[] json = {};
    private int at;
    private int end;
    private int from;
    private int to;

    void over(byte[] value, int begin, int behind) {
        json = value;
        at = begin;
        end = behind;
    }

    byte[] json() {
        return json;
    }

    /** Begin of the text read last, behind its quotation mark. */
    int from() {
        return from;
    }

    /** End of the text read last. */
    int to() {
        return to;
    }

    /** Moves over one character that must be there. */
    void expect(char wanted) throws NotPlain {
        if (at >= end || json[at++] != wanted) {
            throw NotPlain.HERE;
        }
    }

    /** Moves over a character if it is there. */
    boolean skip(char wanted) {
        boolean there = at < end && json[at] == wanted;
        at += there ? 1 : 0;
        return there;
    }

    int at() {
        return at;
    }

    /** Moves over these bytes if they are there. */
    boolean skip(byte[] wanted) {
        boolean there =
                end - at >= wanted.length && Arrays.equals(json, at, at + wanted.length, wanted, 0, wanted.length);
        at += there ? wanted.length : 0;
        return there;
    }

    /** Moves over bytes that must be there. */
    void expect(byte[] wanted) throws NotPlain {
        if (!skip(wanted)) {
            throw NotPlain.HERE;
        }
    }

    /** Whether a line or all of it ends here. */
    boolean atEndOfLine() {
        return at == end || json[at] == '\n';
    }

    /** Moves over a text without escapes. */
    void text() throws NotPlain {
        expect('"');
        from = at;
        toSpecial();
        to = at;
        expect('"');
    }

    /** Whether the text read last is this one. */
    boolean is(byte[] other) {
        if (to - from != other.length) {
            return false;
        }
        for (int i = other.length - 1; i >= 0; i--) {
            if (json[from + i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Which of some the text read last is; -1 for none. */
    int oneOf(byte[][] others) {
        for (int i = 0; i < others.length; i++) {
            if (is(others[i])) {
                return i;
            }
        }
        return -1;
    }

    String string() {
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    /** Moves over a text of ASCII, with the usual escapes or without, and gives it. */
    String ascii() throws NotPlain {
        expect('"');
        from = at;
        toSpecial();
        if (at < end && json[at] == '\\') {
            return unescaped();
        }
        to = at;
        expect('"');
        beAscii(from, to);
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String unescaped() throws NotPlain {
        StringBuilder text = new StringBuilder();
        int plain = from;
        while (at < end && json[at] == '\\') {
            append(text, plain, at);
            at++;
            text.append(escape());
            plain = at;
            toSpecial();
        }
        append(text, plain, at);
        expect('"');
        return text.toString();
    }

    private void append(StringBuilder text, int begin, int behind) throws NotPlain {
        beAscii(begin, behind);
        text.append(new String(json, begin, behind - begin, StandardCharsets.ISO_8859_1));
    }

    private char escape() throws NotPlain {
        if (at >= end) {
            throw NotPlain.HERE;
        }
        return switch (json[at++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw NotPlain.HERE;
        };
    }

    /** Bytes that are none of UTF-8 are for a real parser to refuse. */
    void beAscii(int begin, int behind) throws NotPlain {
        long all = 0;
        int i = begin;
        for (; i + Long.BYTES <= behind; i += Long.BYTES) {
            all |= (long) EIGHT.get(json, i);
        }
        for (; i < behind; i++) {
            all |= json[i];
        }
        if ((all & HIGHS) != 0) {
            throw NotPlain.HERE;
        }
    }

    /** Moves over a whole number that is not negative. */
    long number() throws NotPlain {
        int begin = at;
        long number = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            number = number * 10 + json[at++] - '0';
        }
        if (at == begin || at - begin > MOST_DIGITS || json[begin] == '0' && at - begin > 1) {
            throw NotPlain.HERE;
        }
        return number;
    }

    /** Moves over a text, a whole number, or an object of texts. */
    void value() throws NotPlain {
        if (at >= end) {
            throw NotPlain.HERE;
        }
        if (json[at] == '"') {
            anyText();
        } else if (json[at] == '{') {
            at++;
            if (!skip('}')) {
                do {
                    anyText();
                    expect(':');
                    anyText();
                } while (skip(','));
                expect('}');
            }
        } else {
            number();
        }
    }

    /** Moves over a text that may have escapes, without looking at them. */
    private void anyText() throws NotPlain {
        expect('"');
        toSpecial();
        while (at < end && json[at] == '\\') {
            at += 2;
            toSpecial();
        }
        expect('"');
    }

    /**
     * Moves to the next quotation mark, backslash or control character, eight bytes at a time: in each byte of a word the
     * highest bit tells whether it is one, exactly so up to the first (Warren, Hacker's Delight, 6-1).
     */
    private void toSpecial() {
        while (at + Long.BYTES <= end) {
            long word = (long) EIGHT.get(json, at);
            long quote = word ^ ONES * '"';
            long backslash = word ^ ONES * '\\';
            long found = (quote - ONES & ~quote | backslash - ONES & ~backslash | word - ONES * ' ' & ~word) & HIGHS;
            if (found != 0) {
                at += Long.numberOfTrailingZeros(found) >> 3;
                return;
            }
            at += Long.BYTES;
        }
        while (at < end && json[at] != '"' && json[at] != '\\' && (json[at] < 0 || json[at] >= ' ')) {
            at++;
        }
    }
}
