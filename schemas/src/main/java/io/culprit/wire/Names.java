package io.culprit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Short texts that come again and again, kept by their bytes, so that each is decoded and hashed once. They take a bounded
 * room, in which one takes the place of another. For one thread.
 */
final class Names {

    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 64;

    private record Name(byte[] bytes, String text) {}

    private final Name[] names = new Name[PLACES];

    /** The text of these bytes, as {@link StandardCharsets#UTF_8} decodes them. */
    String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Name known = names[place];
        if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
            known = new Name(
                    Arrays.copyOfRange(bytes, from, to), new String(bytes, from, to - from, StandardCharsets.UTF_8));
            names[place] = known;
        }
        return known.text;
    }
}
