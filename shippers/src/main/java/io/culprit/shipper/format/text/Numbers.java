package io.culprit.shipper.format.text;

/** Numbers as lines have them. */
public final class Numbers {

    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    /** Whether a text is digits only, and few enough for a long. */
    public static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
