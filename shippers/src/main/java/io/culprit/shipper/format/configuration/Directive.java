package io.culprit.shipper.format.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A directive of an Apache configuration with its arguments, quotes undone and continuation lines joined.
 *
 * @param name the directive's name in lower case, since Apache does not tell cases apart
 * @param arguments its arguments
 */
public record Directive(String name, List<String> arguments) {

    /** Takes a directive apart. */
    public static Directive of(String record) {
        String text = record.replaceAll("\\\\\n", " ").strip();
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                int close = closing(text, at);
                words.add(text.substring(at + 1, close).replace("\\" + c, String.valueOf(c)));
                at = close + 1;
            } else {
                int end = wordEnd(text, at);
                words.add(text.substring(at, end).replace("\"", ""));
                at = end;
            }
        }
        return words.isEmpty()
                ? new Directive("", List.of())
                : new Directive(words.get(0).toLowerCase(Locale.ROOT), List.copyOf(words.subList(1, words.size())));
    }

    /** An argument, or an empty text where there is none. */
    public String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static int closing(String text, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != text.charAt(open)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    /** An option may be quoted behind its equals sign: {@code display-name="a b"}. */
    private static int wordEnd(String text, int from) {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at)))) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }
}
