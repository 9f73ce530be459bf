package io.culprit.shipper.format.text;

import java.util.Arrays;

/**
 * Texts that come again and again in the lines of a source, as user agents do: kept, so that the next line with one needs no
 * text of its own.
 *
 * <p>A table with one place for each hash, whose size is bounded. A text is kept when it comes for the second time; those
 * that never come again are not copied into it.
 */
public final class RecurringTexts {

    private static final int PLACES = 128;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 512;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Escapes escapes;
    private final long[] hashes = new long[PLACES];
    private final byte[][] kept = new byte[PLACES][];
    private final String[] texts = new String[PLACES];

    /** @param escapes how the texts are escaped */
    public RecurringTexts(Escapes escapes) {
        this.escapes = escapes;
    }

    /** The text of {@code bytes[from, to)}, its escapes undone. */
    public String text(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < SHORTEST || length > LONGEST) {
            return escapes.text(bytes, from, to);
        }
        long hash = hash(bytes, from, to);
        int place = (int) (hash >>> 57);
        if (hashes[place] != hash) {
            hashes[place] = hash;
            kept[place] = null;
            return escapes.text(bytes, from, to);
        }
        byte[] before = kept[place];
        if (before != null && Arrays.equals(before, 0, before.length, bytes, from, to)) {
            return texts[place];
        }
        String text = escapes.text(bytes, from, to);
        kept[place] = Arrays.copyOfRange(bytes, from, to);
        texts[place] = text;
        return text;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        for (int at = from; at + 8 <= to; at += 8) {
            hash = Long.rotateLeft(hash, 7) ^ Bytes.word(bytes, at);
        }
        return (Long.rotateLeft(hash, 7) ^ Bytes.word(bytes, to - 8)) * SPREAD;
    }
}
