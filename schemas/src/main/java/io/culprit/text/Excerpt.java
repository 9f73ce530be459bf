package io.culprit.text;

/** The beginning of a text that may be longer than anyone wants to read, or than there was room for. */
public final class Excerpt {

    /** Ends a text that was cut. */
    public static final String CUT = "…";

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
        return text.substring(0, end) + CUT;
    }

    /** Whether a text was cut, and another begins with what is left of it. */
    public static boolean begins(String cut, String text) {
        return cut.endsWith(CUT) && text.startsWith(cut.substring(0, cut.length() - CUT.length()));
    }
}
