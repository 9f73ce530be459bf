package io.culprit.app.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide the lines of a result may be: as wide as the terminal, or without limit in a pipe, where a line is a record.
 *
 * @param columns characters in a line
 */
public record Width(int columns) {

    /** Lines stay as they are. */
    public static final Width UNLIMITED = new Width(Integer.MAX_VALUE);

    private static final int NARROWEST = 40;

    public Width {
        columns = Math.max(columns, NARROWEST);
    }

    /**
     * Breaks a line at blanks; a word that is longer than a line is broken within.
     *
     * @param hang how far the lines after the first are indented, at most half of the width
     */
    public List<String> wrap(String line, int hang) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(Math.min(hang, NARROWEST / 2));
        String rest = line;
        while (rest.length() > columns) {
            int blank = rest.lastIndexOf(' ', columns);
            int end = blank > indent.length() && !rest.substring(0, blank).isBlank()
                    ? blank
                    : wholeCharacters(rest, columns);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Whether a line fits. */
    boolean holds(String line) {
        return line.length() <= columns;
    }

    /** The line with as much as fits, and a mark where it was cut. */
    public String cut(String line) {
        return holds(line) ? line : line.substring(0, wholeCharacters(line, columns - 1)) + "…";
    }

    private static int wholeCharacters(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
