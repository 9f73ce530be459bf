package io.culprit.shipper.format.error;

import io.culprit.shipper.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An {@code ErrorLogFormat} taken apart, as httpd does it (server/core.c, {@code parse_errorlog_string}): fields are separated
 * by blanks, or by {@code "% "} without a blank in the record; {@code "\ "} is a blank that separates nothing.
 */
final class ErrorLogDefinition {

    private static final String DIRECTIVE = "errorlogformat";

    private final String format;
    private final List<ErrorLogField> fields = new ArrayList<>();
    private List<ErrorLogItem> items = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private ErrorLogDefinition(String format) {
        this.format = format;
    }

    /** Whether a text is surely meant as such a format: no other has a {@code %M}. */
    static boolean recognises(String definition) {
        boolean access = definition.contains("%>s") || definition.contains("%r") || definition.contains("%b");
        return isDirective(definition) || (!access && definition.contains("%M"));
    }

    /**
     * The fields of a format.
     *
     * @param definition the format, or the directive as it stands in the configuration
     * @throws FormatException that says what is wrong, at which column, and the mend
     */
    static List<ErrorLogField> fields(String definition) throws FormatException {
        ErrorLogDefinition parsing = new ErrorLogDefinition(unquoted(definition.strip()));
        parsing.parse();
        long messages =
                parsing.fields.stream().filter(field -> field.message() >= 0).count();
        if (messages != 1) {
            throw new FormatException("an ErrorLogFormat holds the message once, and this one holds it " + messages
                    + " times: write one %M");
        }
        return parsing.fields;
    }

    private static boolean isDirective(String definition) {
        String start = definition.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith(DIRECTIVE + " ") || start.startsWith(DIRECTIVE + "\t");
    }

    /** Takes the directive's name and the quotes off, with the escapes that the configuration needs within quotes. */
    private static String unquoted(String definition) throws FormatException {
        String rest = definition;
        if (isDirective(rest)) {
            rest = rest.substring(DIRECTIVE.length()).strip();
            String lower = rest.toLowerCase(Locale.ROOT);
            for (String extra : List.of("connection", "request")) {
                if (lower.startsWith(extra + " ")) {
                    throw new FormatException("ErrorLogFormat " + extra
                            + " defines a further line, not that of the message: give the format without this word");
                }
            }
        }
        if (rest.isEmpty()) {
            throw new FormatException("the ErrorLogFormat is empty: write one such as [%{u}t] [%m:%l] [pid %P] %M");
        }
        char quote = rest.charAt(0);
        if (quote != '"' && quote != '\'') {
            return rest;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean escaping = c == '\\' && i + 1 < rest.length();
            if (escaping && (rest.charAt(i + 1) == '\\' || rest.charAt(i + 1) == quote)) {
                out.append(rest.charAt(++i));
            } else if (c == quote) {
                return out.toString();
            } else {
                out.append(c);
            }
        }
        throw new FormatException("the quote at the start of the ErrorLogFormat is never closed: add " + quote
                + " at column " + (rest.length() + 1));
    }

    private void parse() throws FormatException {
        while (at < format.length()) {
            char c = format.charAt(at);
            if (c == ' ') {
                separate();
                text.append(' ');
                at++;
            } else if (c == '\\') {
                text.append(at + 1 < format.length() ? escaped(format.charAt(at + 1)) : '\\');
                at += 2;
            } else if (c == '%' && format.startsWith("% ", at)) {
                separate();
                at += 2;
            } else if (c == '%') {
                value();
            } else {
                text.append(c);
                at++;
            }
        }
        separate();
    }

    private static char escaped(char c) {
        int control = "nrt".indexOf(c);
        return control < 0 ? c : "\n\r\t".charAt(control);
    }

    private void value() throws FormatException {
        int start = at;
        String argument = "";
        boolean dash = false;
        boolean required = false;
        for (at++; at < format.length(); at++) {
            char c = format.charAt(at);
            if (c == '{') {
                int close = format.indexOf('}', at);
                if (close < 0) {
                    throw new FormatException("the brace at column " + (at + 1) + " is never closed: add }");
                }
                argument = format.substring(at + 1, close);
                at = close;
            } else if (c == '-') {
                dash = true;
            } else if (c == '+') {
                required = true;
            } else if (c < '0' || c > '9') {
                break;
            }
        }
        if (at == format.length()) {
            throw new FormatException(
                    "nothing follows the % at column " + (start + 1) + ": write %% for a percent sign");
        }
        char letter = format.charAt(at++);
        if (letter == '%') {
            text.append('%');
            return;
        }
        Optional<ErrorLogItem.Kind> kind = ErrorLogItem.Kind.of(letter);
        if (kind.isEmpty()) {
            throw new FormatException("%" + letter + " at column " + (start + 1)
                    + " is no value of ErrorLogFormat: use one of a A e E F i k l L m M n P T t v V, or %% for a percent"
                    + " sign");
        }
        endText();
        items.add(new ErrorLogItem(kind, argument, format.substring(start, at), dash, required));
    }

    private void endText() {
        if (!text.isEmpty()) {
            items.add(ErrorLogItem.text(text.toString()));
            text.setLength(0);
        }
    }

    private void separate() {
        endText();
        if (!items.isEmpty()) {
            fields.add(new ErrorLogField(items));
            items = new ArrayList<>();
        }
    }
}
