package io.culprit.correlation.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression such as {@code ^(?<status>5\d\d)}: some digits that a text begins with.
 *
 * @param shape the digits, {@code d} for any
 * @param place where the digits belong
 */
record LeadingDigits(String shape, int place) implements Finder {

    private static final Pattern FORM = Pattern.compile("\\^\\(\\?<[a-zA-Z][a-zA-Z0-9]*>((?:\\\\d|\\d)+)\\)");

    private static final String[] ONE_DIGIT = "0123456789".split("");

    static Optional<Finder> of(String regex, int[] places) {
        Matcher form = FORM.matcher(regex);
        return form.matches()
                ? Optional.of(new LeadingDigits(form.group(1).replace("\\d", "d"), places[0]))
                : Optional.empty();
    }

    @Override
    public boolean find(String text, String[] values) {
        int length = shape.length();
        if (text.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = shape.charAt(i);
            char found = text.charAt(i);
            if (wanted == 'd' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        values[place] = length == 1 ? ONE_DIGIT[text.charAt(0) - '0'] : text.substring(0, length);
        return true;
    }
}
