package io.culprit.correlation.signal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a regular expression in a text, in the cheapest way that finds the same.
 *
 * <p>For one thread.
 */
interface Finder {

    /** The number of a text that it is not found in. */
    int NOT_FOUND = -1;

    /** The number of a text from which it captures what has none, because too many different ones were captured before. */
    int TOO_MANY = -2;

    /**
     * Whether the expression is found.
     *
     * @param values takes the texts of the named groups that took part, each at its place
     */
    boolean find(String text, String[] values);

    /** The same of {@code bytes[from, to)}, which are ASCII. */
    default boolean find(byte[] bytes, int from, int to, String[] values) {
        return find(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1), values);
    }

    /** Whether what it captures has a {@linkplain #numberOf number}. */
    default boolean variesByNumber() {
        return false;
    }

    /** The number, from 0, of what it captures from a text: equal for texts from which it captures the same, where those vary by it. */
    default int numberOf(String text) {
        return TOO_MANY;
    }

    /** The same of {@code bytes[from, to)}, which are ASCII. */
    default int numberOf(byte[] bytes, int from, int to) {
        return TOO_MANY;
    }

    /** Whether it captures the same from every text that it is found in. */
    default boolean capturesTheSame() {
        return false;
    }

    /**
     * The finder of an expression.
     *
     * @param groups names of its groups
     * @param places where in the values each group's text belongs
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    static Finder of(String regex, List<String> groups, int[] places) {
        Pattern pattern = Pattern.compile(regex);
        Finder general = new General(pattern, groups, places);
        return LeadingDigits.of(regex, places)
                .or(() -> Suffix.of(regex, places, general))
                .or(() -> FirstFolder.of(regex, places))
                .orElseGet(() -> RequiredText.of(regex)
                        .<Finder>map(required -> new Filtered(required, general))
                        .orElse(general));
    }

    /** Whatever {@link Pattern} can express. */
    final class General implements Finder {

        private final Matcher matcher;
        private final String[] groups;
        private final int[] places;

        private General(Pattern pattern, List<String> groups, int[] places) {
            this.matcher = pattern.matcher("");
            this.groups = groups.toArray(String[]::new);
            this.places = places;
        }

        @Override
        public boolean find(String text, String[] values) {
            if (!matcher.reset(text).find()) {
                return false;
            }
            for (int i = 0; i < groups.length; i++) {
                String value = matcher.group(groups[i]);
                if (value != null) {
                    values[places[i]] = value;
                }
            }
            return true;
        }

        @Override
        public boolean capturesTheSame() {
            return groups.length == 0;
        }
    }

    /**
     * Looks for plain text first, which is much cheaper than the expression and mostly not there.
     *
     * @param required one of these is in every text that the expression is found in
     */
    record Filtered(List<String> required, Finder expression) implements Finder {

        @Override
        public boolean find(String text, String[] values) {
            for (String one : required) {
                if (text.contains(one)) {
                    return expression.find(text, values);
                }
            }
            return false;
        }

        @Override
        public boolean capturesTheSame() {
            return expression.capturesTheSame();
        }
    }
}
