package io.culprit.correlation.signal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression such as {@code (?<asset>\.)(?i:css|jpe?g)$}: one of some words of up to eight letters behind a dot at the end of
 * a text.
 *
 * @param words in small letters, as numbers in their order
 * @param longest length of the longest of them
 * @param place where the dot belongs
 * @param general the expression itself, for texts whose end is not where it seems
 */
record Suffix(long[] words, int longest, int place, Finder general) implements Finder {

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
        if (longest > Long.BYTES) {
            return Optional.empty();
        }
        long[] numbers = words.stream().mapToLong(Suffix::number).sorted().toArray();
        return Optional.of(new Suffix(numbers, longest, places[0], general));
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
        if (end == 0 || endsLine(text.charAt(end - 1))) {
            return general.find(text, values);
        }
        int least = Math.max(0, end - longest - 1);
        long word = 0;
        int at = end - 1;
        while (at >= least && text.charAt(at) != '.') {
            if (!mayBeInWord(text.charAt(at))) {
                return false;
            }
            word = with(word, text.charAt(at));
            at--;
        }
        return at >= least && isWord(word, values);
    }

    @Override
    public boolean find(byte[] bytes, int from, int to, String[] values) {
        if (from == to || bytes[to - 1] < ' ') {
            return Finder.super.find(bytes, from, to, values);
        }
        int least = Math.max(from, to - longest - 1);
        long word = 0;
        int at = to - 1;
        while (at >= least && bytes[at] != '.') {
            if (!mayBeInWord(bytes[at])) {
                return false;
            }
            word = with(word, bytes[at]);
            at--;
        }
        return at >= least && isWord(word, values);
    }

    private static boolean mayBeInWord(int letter) {
        return letter >= '0' && letter <= 'z';
    }

    /** A word with one more letter before it, made small. */
    private static long with(long word, int letter) {
        return word << Byte.SIZE | (letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
    }

    private boolean isWord(long word, String[] values) {
        if (Arrays.binarySearch(words, word) < 0) {
            return false;
        }
        values[place] = DOT;
        return true;
    }

    /** The letters of a word as one number, the first of them lowest. */
    private static long number(String word) {
        long number = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            number = with(number, word.charAt(i));
        }
        return number;
    }

    @Override
    public boolean capturesTheSame() {
        return true;
    }

    /** {@code $} matches before such a character, too. */
    private static boolean endsLine(char last) {
        return last == '\n' || last == '\r' || last == '\u0085' || last == '\u2028' || last == '\u2029';
    }
}
