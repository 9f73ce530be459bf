package io.culprit.shipper.format.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells whether a line contains any of a set of texts, byte for byte and case by case.
 *
 * <p>Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks of two bytes: a table says how far
 * the search may leap over a block, which is nearly the length of the shortest text where the block is in none of them.
 */
public final class LiteralSet {

    private static final int HASHES = 1 << 12;

    private final List<String> literals;
    private final byte[][] patterns;
    private final int shortest;
    private final int[] leaps = new int[HASHES];
    private final int[][] candidates = new int[HASHES][];

    private LiteralSet(List<String> literals) {
        this.literals = literals;
        this.patterns = literals.stream()
                .map(literal -> literal.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.shortest = Arrays.stream(patterns)
                .mapToInt(pattern -> pattern.length)
                .min()
                .orElse(0);
        if (shortest >= 2) {
            Arrays.fill(leaps, shortest - 1);
        }
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
        return shortest == 1 ? single(bytes, from, to) : leaping(bytes, from, to);
    }

    private boolean leaping(byte[] bytes, int from, int to) {
        int at = from + shortest - 1;
        while (at < to) {
            int hash = hash(bytes[at - 1], bytes[at]);
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

    /** Where one of the texts is a single byte there is nothing to leap over. */
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
        if (shortest == 1) {
            append(pattern[0] & 0xff, index);
            return;
        }
        for (int end = 1; end < shortest; end++) {
            int hash = hash(pattern[end - 1], pattern[end]);
            leaps[hash] = Math.min(leaps[hash], shortest - 1 - end);
        }
        append(hash(pattern[shortest - 2], pattern[shortest - 1]), index);
    }

    private void append(int slot, int index) {
        int[] before = candidates[slot] == null ? new int[0] : candidates[slot];
        candidates[slot] = Arrays.copyOf(before, before.length + 1);
        candidates[slot][before.length] = index;
    }

    private static int hash(byte first, byte second) {
        return ((first & 0xff) << 4 ^ (second & 0xff)) & (HASHES - 1);
    }

    /** The texts, for explanations. */
    @Override
    public String toString() {
        return String.join(
                " or ", literals.stream().map(literal -> "'" + literal + "'").toList());
    }
}
