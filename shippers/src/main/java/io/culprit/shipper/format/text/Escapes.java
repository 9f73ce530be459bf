package io.culprit.shipper.format.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The escapes that servers write into fields, undone exactly once, to the bytes that were escaped.
 *
 * <p>Bytes that are not UTF-8 then stand as {@code \xHH}, whether the server had escaped them or not.
 */
public enum Escapes {

    /**
     * Apache: {@code \"}, {@code \\}, {@code \n \t \r \b \f \v} and {@code \xHH} for what is not printable
     * (ap_escape_logitem in httpd's server/util.c).
     */
    APACHE {
        @Override
        int undo(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
            int control = LETTERS.indexOf(bytes[at + 1]);
            if (control >= 0) {
                out.write(CONTROLS.charAt(control));
                return at + 2;
            }
            if (bytes[at + 1] == '"' || bytes[at + 1] == '\\') {
                out.write(bytes[at + 1]);
                return at + 2;
            }
            return hex(bytes, at, to, out);
        }
    },

    /** nginx by default: {@code \xHH} for the quote, the backslash and what is not printable ASCII. */
    NGINX {
        @Override
        int undo(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
            return hex(bytes, at, to, out);
        }
    },

    /** JSON strings (RFC 8259), as nginx writes them with {@code escape=json}. */
    JSON {
        @Override
        int undo(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
            int control = LETTERS.indexOf(bytes[at + 1]);
            if (control >= 0 && bytes[at + 1] != 'v') {
                out.write(CONTROLS.charAt(control));
                return at + 2;
            }
            if (bytes[at + 1] == 'u') {
                return unicode(bytes, at, to, out);
            }
            out.write(bytes[at + 1]);
            return at + 2;
        }
    },

    /** Nothing is escaped. */
    NONE {
        @Override
        int undo(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
            out.write(bytes[at]);
            return at + 1;
        }
    };

    static final String LETTERS = "ntrbfv";
    static final String CONTROLS = "\n\t\r\b\f\u000b";

    /** Undoes the escape at a backslash that has a byte behind it; returns the index behind it. */
    abstract int undo(byte[] bytes, int at, int to, ByteArrayOutputStream out);

    /** The text of {@code bytes[from, to)}, its escapes undone. */
    public String text(byte[] bytes, int from, int to) {
        if (Bytes.isPlain(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int at = Bytes.indexOf(bytes, from, to, (byte) '\\');
        if (at < 0) {
            return Decoding.text(bytes, from, to);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int copied = from;
        while (at >= 0 && at + 1 < to) {
            out.write(bytes, copied, at - copied);
            copied = undo(bytes, at, to, out);
            at = Bytes.indexOf(bytes, copied, to, (byte) '\\');
        }
        out.write(bytes, copied, to - copied);
        return Decoding.text(out.toByteArray(), 0, out.size());
    }

    /** A text with Apache's escapes undone. */
    public static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return APACHE.text(bytes, 0, bytes.length);
    }

    static int hex(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
        if (at + 4 <= to && (bytes[at + 1] == 'x' || bytes[at + 1] == 'X')) {
            int high = Character.digit(bytes[at + 2], 16);
            int low = Character.digit(bytes[at + 3], 16);
            if (high >= 0 && low >= 0) {
                out.write(high * 16 + low);
                return at + 4;
            }
        }
        out.write('\\');
        return at + 1;
    }

    /** {@code \}{@code uXXXX}; a pair of surrogates is one character. */
    static int unicode(byte[] bytes, int at, int to, ByteArrayOutputStream out) {
        int first = fourDigits(bytes, at + 2, to);
        if (first < 0) {
            out.write('\\');
            return at + 1;
        }
        boolean paired = Character.isHighSurrogate((char) first)
                && at + 8 <= to
                && bytes[at + 6] == '\\'
                && bytes[at + 7] == 'u'
                && Character.isLowSurrogate((char) Math.max(0, fourDigits(bytes, at + 8, to)));
        String text = paired
                ? new String(new char[] {(char) first, (char) fourDigits(bytes, at + 8, to)})
                : String.valueOf((char) first);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return at + (paired ? 12 : 6);
    }

    private static int fourDigits(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
