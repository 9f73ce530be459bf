package io.culprit.correlation.signal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression such as {@code (?<asset>\.)(?i:css|jpe?g)$}: one of some words behind a dot at the end of a text.
 *
 * @param words in small letters
 * @param packed the same as numbers, in their order; none where one is too long for that
 * @param longest length of the longest of them
 * @param place where the dot belongs
 * @param general the expression itself, for texts whose end is not where it seems
 */
record Suffix(Set<String> words, long[] packed, int longest, int place, Finder general) implements Finder {

    private static final Pattern FORM = Pattern.compile(
            "\\(\\?<[a-zA-Z][a-zA-Z0-9]*>\\\\\\.\\)\\(\\?i:([a-z0-9][a-z0-9|]*(?:[a-z0-9]\\?[a-z0-9|]*)*)\\)\\$");
    private static final String DOT = ".";

    static Optional<Finder> of(String regex, int[] places, Finder general) {
        Matcher form = FORM.matcher(regex);
        if (!form.matches()) {
            return Optional.empty();
        }
        Set<String> words = new HashSet<>();
        for (String word : form.group(1).split("\\|", -1)) {
            addWith(words, word);
        }
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        long[] packed = longest > Long.BYTES
                ? new long[0]
                : words.stream().mapToLong(Suffix::packed).sorted().toArray();
        return Optional.of(new Suffix(Set.copyOf(words), packed, longest, places[0], general));
    }

    /** A word with its optional letters, and without them. */
    private static void addWith(Set<String> words, String word) {
        int optional = word.indexOf('?');
        if (optional < 0) {
            words.add(word);
        } else {
            String rest = word.substring(optional + 1);
            addWith(words, word.substring(0, optional) + rest);
            addWith(words, word.substring(0, optional - 1) + rest);
        }
    }

    @Override
    public boolean find(String text, String[] values) {
        int end = text.length();
        if (end > 0 && endsLine(text.charAt(end - 1))) {
            return general.find(text, values);
        }
        int dot = end - 1;
        int least = Math.max(0, end - longest - 1);
        while (dot >= least && text.charAt(dot) != '.') {
            dot--;
        }
        if (dot < least || !words.contains(small(text, dot + 1))) {
            return false;
        }
        values[place] = DOT;
        return true;
    }

    @Override
    public boolean find(byte[] bytes, int from, int to, String[] values) {
        if (packed.length == 0 || from == to || bytes[to - 1] < ' ') {
            return Finder.super.find(bytes, from, to, values);
        }
        int least = Math.max(from, to - longest - 1);
        long word = 0;
        int at = to - 1;
        while (at >= least && bytes[at] != '.') {
            byte letter = bytes[at];
            word = word << Byte.SIZE | (letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
            at--;
        }
        if (at < least || Arrays.binarySearch(packed, word) < 0) {
            return false;
        }
        values[place] = DOT;
        return true;
    }

    /** The letters of a word as one number, the first of them lowest. */
    private static long packed(String word) {
        long packed = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            packed = packed << Byte.SIZE | word.charAt(i);
        }
        return packed;
    }

    @Override
    public boolean capturesTheSame() {
        return true;
    }

    /** {@code $} matches before such a character, too. */
    private static boolean endsLine(char last) {
        return last == '\n' || last == '\r' || last == '\u0085' || last == '\u2028' || last == '\u2029';
    }

    private static String small(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) > 'z') {
                // Other letters than ASCII's may become ASCII's when they are made small.
                return "";
            }
        }
        return text.substring(from).toLowerCase(Locale.ROOT);
    }
}
