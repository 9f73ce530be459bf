package io.culprit.shipper.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of a line, or of several joined by newlines: a view of {@code bytes[from, to)}, without the line's end.
 *
 * <p>Nobody changes the bytes below a line that was handed out, so a line may be kept. As text it is decoded once.
 */
public final class Line {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private String text;

    /** A view of {@code bytes[from, to)}. */
    public Line(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** A line of this text, in UTF-8. */
    public static Line of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Line(bytes, 0, bytes.length);
    }

    /** The array below; it reaches beyond this line. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte. */
    public int from() {
        return from;
    }

    /** Index behind the last byte. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** Whether there is nothing but blanks and tabs. */
    public boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The byte at an index from the line's start, or 0 beyond its end. */
    public byte at(int index) {
        return index >= 0 && index < to - from ? bytes[from + index] : 0;
    }

    /** Whether it starts with this ASCII text. */
    public boolean startsWith(String prefix) {
        if (prefix.length() > length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (bytes[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The part from this index on, of the same bytes. */
    public Line substring(int start) {
        return substring(start, length());
    }

    /** The part between these indexes, of the same bytes. */
    public Line substring(int start, int end) {
        Objects.checkFromToIndex(start, end, length());
        return new Line(bytes, from + start, from + end);
    }

    /** The text; bytes that are not UTF-8 stand as {@code \xHH}. */
    public String text() {
        if (text == null) {
            text = Decoding.text(bytes, from, to);
        }
        return text;
    }

    /** Lines of the same bytes are equal, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Line line && Arrays.equals(bytes, from, to, line.bytes, line.from, line.to);
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** The text, for messages and tests. */
    @Override
    public String toString() {
        return text();
    }
}
