package io.culprit.shipper.format.forwarded;

import io.culprit.shipper.format.text.Line;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as text that is JSON in UTF-8, but for bytes of the log that the collector passed on as they were.
 *
 * <p>Such a byte stands as the lone surrogate {@code U+DC80} to {@code U+DCFF} that its value names, which no valid text
 * has, so that it is the same byte again in the line: Python's {@code surrogateescape}, PEP 383.
 */
final class RawText {

    private static final char LONE = 0xDC00;
    private static final char FIRST = 0xDC80;
    private static final char LAST = 0xDCFF;

    private RawText() {}

    static String of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // Every byte makes at most one character.
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (LONE + (in.get() & 0xff)));
            }
        }
    }

    /** The lines of a text, without their ends and without blank ones. */
    static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        byte[] bytes = bytes(text);
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\n') {
                int to = at > from && bytes[at - 1] == '\r' ? at - 1 : at;
                Line line = new Line(bytes, from, to);
                if (!line.isBlank()) {
                    lines.add(line);
                }
                from = at + 1;
            }
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        int raw = 0;
        for (int i = 0; i < text.length(); i++) {
            raw += isRaw(text, i) ? 1 : 0;
        }
        if (raw == 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isRaw(text, i)) {
                out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                out.write(text.charAt(i) - LONE);
                from = i + 1;
            }
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static boolean isRaw(String text, int at) {
        char character = text.charAt(at);
        return character >= FIRST && character <= LAST && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
