package io.culprit.text;

/** The beginning of a text that may be longer than anyone wants to read. */
public final class Excerpt {

    private static final int EXCERPT = 120;

    private Excerpt() {}

    /** The start of a text, for messages. */
    public static String of(String text) {
        return cut(text, EXCERPT);
    }

    /** The text cut to a number of characters, with a mark where it was cut. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
