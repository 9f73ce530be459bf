package io.culprit.shipper.format.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a line as text.
 *
 * <p>Lines are UTF-8 in name only. A byte that is not stands as {@code \xHH}, as servers write it themselves, so the line is
 * kept and the byte can be told.
 */
public final class Decoding {

    private Decoding() {}

    /** The text of {@code bytes[from, to)}. */
    public static String text(byte[] bytes, int from, int to) {
        return Bytes.isAscii(bytes, from, to)
                ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                : decode(ByteBuffer.wrap(bytes, from, to - from));
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.remaining() * 4);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put(String.format("\\x%02x", bytes.get() & 0xff));
            }
        }
    }
}
