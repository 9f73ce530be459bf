package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.Piece.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the strings of nginx's {@code log_format}: text with {@code $variable} and <code>${variable}</code>.
 *
 * <p>Source: https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format.
 */
final class NginxLogFormat {

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    private NginxLogFormat(String text) {
        this.text = text;
    }

    /**
     * The pieces of a format string.
     *
     * @throws FormatException when a variable is unfinished; the message says where
     */
    static List<Piece> parse(String text) throws FormatException {
        return new NginxLogFormat(text).parse();
    }

    private List<Piece> parse() throws FormatException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$') {
                variable();
            } else {
                literal.append(c);
                at++;
            }
        }
        flush();
        return pieces;
    }

    private void variable() throws FormatException {
        int start = at++;
        boolean braced = at < text.length() && text.charAt(at) == '{';
        int from = braced ? at + 1 : at;
        int to = from;
        while (to < text.length() && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
            to++;
        }
        if (to == from || (braced && (to == text.length() || text.charAt(to) != '}'))) {
            throw new FormatException("the log_format has a $ at column " + (start + 1)
                    + " without the name of a variable: write it as $status or ${status}");
        }
        String name = text.substring(from, to);
        at = braced ? to + 1 : to;
        flush();
        pieces.add(NginxVariables.value(name));
    }

    private void flush() {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
