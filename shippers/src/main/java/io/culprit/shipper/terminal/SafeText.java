package io.culprit.shipper.terminal;

/**
 * Makes text of unknown origin harmless to terminals and to the people who read them.
 *
 * <p>Log lines are written by visitors: an escape sequence in one can clear the screen, set the window title or, with some
 * terminals, type commands; a bidirectional override can make a line read as something else. Every such character becomes
 * a visible escape. Backslashes stay as they are: the result is for reading, not for parsing back.
 */
public final class SafeText {

    private SafeText() {}

    /** The text on one line: control characters, line breaks and invisible characters become visible escapes. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(safe, character));
        return safe.toString();
    }

    /**
     * JSON that is equal as JSON, on one line, and harmless.
     *
     * <p>Inside strings JSON itself forbids bare characters below U+0020, so those found stand between the values, where
     * they are white space.
     */
    public static String json(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character < ' ') {
                safe.append(' ');
            } else if (harmful(character)) {
                for (char unit : Character.toChars(character)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    private static void append(StringBuilder safe, int character) {
        switch (character) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            case 0x1B -> safe.append("\\e");
            default -> {
                if (!harmful(character)) {
                    safe.appendCodePoint(character);
                } else if (character <= 0xFF) {
                    safe.append(String.format("\\x%02x", character));
                } else {
                    safe.append(String.format("\\u{%x}", character));
                }
            }
        }
    }

    /**
     * Categories rather than a list: controls (C0, DEL, C1), format characters (bidirectional overrides and isolates,
     * zero-width, tags, soft hyphen), line and paragraph separators, lone surrogates, private use, unassigned.
     */
    private static boolean harmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
