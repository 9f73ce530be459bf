package io.culprit.shipper.format.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The escapes that servers write into quoted fields, undone once.
 *
 * <p>A run of {@code \xHH} is decoded as UTF-8; one that is not UTF-8 stays as it was written, so nothing is lost.
 */
public final class Escapes {

    private static final String LETTERS = "ntrbfv";
    private static final String CONTROLS = "\n\t\r\b\f\u000b";

    private Escapes() {}

    /** The text with its escapes undone. */
    public static String decode(String text) {
        int at = text.indexOf('\\');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\' || at + 1 == text.length()) {
                out.append(c);
                at++;
            } else if (hexAt(text, at) >= 0) {
                at = run(text, at, out);
            } else {
                out.append(letter(text.charAt(at + 1)));
                at += 2;
            }
        }
        return out.toString();
    }

    private static String letter(char escaped) {
        int control = LETTERS.indexOf(escaped);
        if (control >= 0) {
            return CONTROLS.substring(control, control + 1);
        }
        return escaped == '"' || escaped == '\\' ? String.valueOf(escaped) : "\\" + escaped;
    }

    private static int run(String text, int from, StringBuilder out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = from;
        for (int value = hexAt(text, at); value >= 0; value = hexAt(text, at)) {
            bytes.write(value);
            at += 4;
        }
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
        } catch (CharacterCodingException e) {
            out.append(text, from, at);
        }
        return at;
    }

    private static int hexAt(String text, int at) {
        if (at + 4 > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'x') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 2), 16);
        int low = Character.digit(text.charAt(at + 3), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
