package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.Piece.Literal;
import io.culprit.shipper.format.access.Piece.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code LogFormat} strings of mod_log_config 2.4, with what mod_logio, mod_ssl and mod_unique_id add.
 *
 * <p>Source: https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats, and parse_log_item in
 * modules/loggers/mod_log_config.c for what it leaves open: modifiers may stand in any order.
 */
final class ApacheLogFormat {

    private static final String MODIFIERS = "<>!,0123456789";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    private ApacheLogFormat(String text) {
        this.text = text;
    }

    /**
     * The pieces of a format string.
     *
     * @throws FormatException when a directive is unknown or unfinished; the message names it and its column
     */
    static List<Piece> parse(String text) throws FormatException {
        return new ApacheLogFormat(text).parse();
    }

    private List<Piece> parse() throws FormatException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                directive();
            } else if (c == '\\' && at + 1 < text.length()) {
                escape(text.charAt(at + 1));
                at += 2;
            } else {
                literal.append(c);
                at++;
            }
        }
        flush();
        return pieces;
    }

    /** The configuration's own escapes, and those of the format. */
    private void escape(char c) {
        switch (c) {
            case 'n' -> literal.append('\n');
            case 'r' -> literal.append('\r');
            case 't' -> literal.append('\t');
            case '"', '\\' -> literal.append(c);
            default -> literal.append('\\').append(c);
        }
    }

    private void directive() throws FormatException {
        int start = at++;
        String modifiers = "";
        String argument = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (MODIFIERS.indexOf(c) >= 0) {
                modifiers += c;
                at++;
            } else if (c == '{') {
                int close = text.indexOf('}', at);
                if (close < 0) {
                    throw new FormatException(
                            "the brace at column " + (at + 1) + " of the LogFormat is not closed: add }");
                }
                argument = text.substring(at + 1, close);
                at = close + 1;
            } else {
                break;
            }
        }
        if (at == text.length()) {
            throw new FormatException("the LogFormat ends within the directive " + text.substring(start) + " at column "
                    + (start + 1) + ": add its letter, as %h, or write %% for the sign itself");
        }
        String letter = text.charAt(at) == '^' && at + 3 <= text.length()
                ? text.substring(at, at + 3)
                : text.substring(at, at + 1);
        at += letter.length();
        if (letter.equals("%")) {
            literal.append('%');
            return;
        }
        boolean bracketed = letter.equals("t") && argument == null;
        literal.append(bracketed ? "[" : "");
        flush();
        pieces.add(ApacheDirectives.value(text.substring(start, at), modifiers, argument, letter, start + 1));
        literal.append(bracketed ? "]" : "");
    }

    private void flush() {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** Whether a value is the status before internal redirects: {@code %s} and {@code %<s}, as against {@code %>s}. */
    static boolean isOriginalStatus(Value value) {
        return value.target() == Target.STATUS && !value.source().contains(">");
    }
}
