package io.culprit.shipper.format.grok;

/**
 * A text that counts how often a matcher looks at it, and gives up beyond a number of looks.
 *
 * <p>An expression that backtracks without end is so refused after the same number of steps on every machine.
 */
final class CountedText implements CharSequence {

    private static final long STEPS = 1_000_000;
    private static final long STEPS_PER_CHARACTER = 32;

    private final String text;
    private long left;

    CountedText(String text) {
        this.text = text;
        this.left = STEPS + STEPS_PER_CHARACTER * text.length();
    }

    /** The matcher looked more often than a line is worth. */
    static final class TooSlow extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final TooSlow INSTANCE = new TooSlow();

        private TooSlow() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw TooSlow.INSTANCE;
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
