package io.culprit.shipper.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells whether a line contains any of a set of texts, byte for byte and case by case.
 *
 * <p>Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks of three bytes: a table says how far
 * the search may leap over a block, which is nearly the length of the shortest text where the block is in none of them.
 */
public final class LiteralSet {

    private static final int HASH_BITS = 12;
    private static final int BLOCK = 3;
    private static final int SPREAD = 0x9E3779B1;

    private final List<String> literals;
    private final byte[][] patterns;
    private final int shortest;
    private final int[] leaps = new int[1 << HASH_BITS];
    private final int[][] candidates = new int[1 << HASH_BITS][];

    private LiteralSet(List<String> literals) {
        this.literals = literals;
        this.patterns = literals.stream()
                .map(literal -> literal.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.shortest = Arrays.stream(patterns)
                .mapToInt(pattern -> pattern.length)
                .min()
                .orElse(0);
        Arrays.fill(leaps, shortest - BLOCK + 1);
        for (int index = 0; index < patterns.length; index++) {
            add(index);
        }
    }

    /**
     * The set of these texts.
     *
     * @throws IllegalArgumentException when there is none, or one of them is empty and so would be in every line
     */
    public static LiteralSet of(Collection<String> literals) {
        if (literals.isEmpty() || literals.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a set of literals has some, and none is empty");
        }
        return new LiteralSet(literals.stream().distinct().sorted().toList());
    }

    /** The texts. */
    public List<String> literals() {
        return literals;
    }

    /** Whether a line contains any of them. */
    public boolean in(Line line) {
        return in(line.bytes(), line.from(), line.to());
    }

    /** Whether {@code bytes[from, to)} contains any of them. */
    public boolean in(byte[] bytes, int from, int to) {
        return shortest > BLOCK ? leaping(bytes, from, to) : single(bytes, from, to);
    }

    private boolean leaping(byte[] bytes, int from, int to) {
        int at = from + shortest - 1;
        while (at < to) {
            int hash = hash(bytes, at);
            int leap = leaps[hash];
            if (leap > 0) {
                at += leap;
            } else if (matches(candidates[hash], bytes, at - shortest + 1, to)) {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    /** Where one of the texts is as short as a block there is hardly anything to leap over. */
    private boolean single(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int[] here = candidates[bytes[at] & 0xff];
            if (here != null && matches(here, bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int[] indexes, byte[] bytes, int start, int to) {
        for (int index : indexes) {
            byte[] pattern = patterns[index];
            int end = start + pattern.length;
            if (end <= to && Arrays.equals(bytes, start, end, pattern, 0, pattern.length)) {
                return true;
            }
        }
        return false;
    }

    private void add(int index) {
        byte[] pattern = patterns[index];
        if (shortest <= BLOCK) {
            append(pattern[0] & 0xff, index);
            return;
        }
        byte[] padded = new byte[pattern.length + 1];
        System.arraycopy(pattern, 0, padded, 1, pattern.length);
        for (int end = BLOCK; end <= shortest; end++) {
            int hash = hash(padded, end);
            leaps[hash] = Math.min(leaps[hash], shortest - end);
        }
        append(hash(padded, shortest), index);
    }

    private void append(int slot, int index) {
        int[] before = candidates[slot] == null ? new int[0] : candidates[slot];
        candidates[slot] = Arrays.copyOf(before, before.length + 1);
        candidates[slot][before.length] = index;
    }

    /** Of the block that ends at an index; there is a byte before it. */
    private static int hash(byte[] bytes, int end) {
        return (Bytes.half(bytes, end - BLOCK) >>> 8) * SPREAD >>> -HASH_BITS;
    }

    /** The texts, for explanations. */
    @Override
    public String toString() {
        return String.join(
                " or ", literals.stream().map(literal -> "'" + literal + "'").toList());
    }
}
