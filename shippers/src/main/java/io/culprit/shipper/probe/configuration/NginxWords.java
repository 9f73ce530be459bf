package io.culprit.shipper.probe.configuration;

import java.util.ArrayList;
import java.util.List;

/** The words of an nginx configuration, statement by statement; quotes stay as they are written. */
final class NginxWords {

    private final String text;
    private int at;
    private int lineAt;
    private int lineNumber = 1;
    private List<String> words = List.of();
    private int line;
    private char end;

    NginxWords(String text) {
        this.text = text;
    }

    /** Reads on to the end of a statement: {@code ;}, <code>{</code>, <code>}</code> or that of the file. */
    boolean next() {
        List<String> found = new ArrayList<>();
        line = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline;
            } else if (c == ';' || c == '{' || c == '}') {
                at++;
                return ended(found, c);
            } else {
                if (found.isEmpty()) {
                    line = lineOf(at);
                }
                found.add(word());
            }
        }
        return ended(found, ';') && !found.isEmpty();
    }

    private boolean ended(List<String> found, char by) {
        words = found;
        end = by;
        return true;
    }

    private String word() {
        int from = at;
        char quote = text.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        at += quoted ? 1 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at += 2;
            } else if (quoted && c == quote) {
                at++;
                break;
            } else if (!quoted && c == '$' && text.startsWith("{", at + 1)) {
                int close = text.indexOf('}', at);
                at = close < 0 ? text.length() : close + 1;
            } else if (!quoted && (Character.isWhitespace(c) || c == ';' || c == '{')) {
                break;
            } else {
                at++;
            }
        }
        return text.substring(from, at);
    }

    /** Behind the block that was just opened, which is in another language. */
    void skipBlock() {
        int open = 1;
        while (at < text.length() && open > 0) {
            char c = text.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
    }

    private int lineOf(int index) {
        for (; lineAt < index; lineAt++) {
            lineNumber += text.charAt(lineAt) == '\n' ? 1 : 0;
        }
        return lineNumber;
    }

    List<String> words() {
        return words;
    }

    int line() {
        return line;
    }

    char end() {
        return end;
    }

    static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
