package io.culprit.shipper.redaction;

import java.nio.charset.StandardCharsets;

/**
 * Takes the values of query parameters out of whatever carries them: queries, addresses of pages, and lines of logs.
 *
 * <p>Names are compared with their escapes undone; {@code user[password]} is also named {@code password}. A value that holds
 * an address with such a parameter goes as a whole.
 */
final class Parameters {

    static final String INSTEAD = "REDACTED";

    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 3;
    private static final String BEFORE_NAME = "?&;#,({<>|\"'` \t\r\n=:";

    private final Names names;

    Parameters(Names names) {
        this.names = names;
    }

    /** Where a value ends. */
    private enum Extent {
        /** With the query: all the text is one, or an address with one. */
        QUERY,
        /** With the words around it, too. */
        WORDS
    }

    /** In a query, or in an address that ends with one. */
    String inQuery(String text) {
        return in(text, Extent.QUERY, 0);
    }

    /** In any text, in which an address may stand. */
    String inText(String text) {
        return in(text, Extent.WORDS, 0);
    }

    private String in(String text, Extent extent, int depth) {
        int equals = names.isEmpty() ? -1 : text.indexOf('=');
        if (equals < 0) {
            return text;
        }
        StringBuilder changed = new StringBuilder(0);
        int copied = 0;
        while (equals >= 0) {
            int end = -1;
            if (isListed(text, equals)) {
                end = end(text, equals + 1, extent);
            } else if (depth < DEEPEST && mayHide(text, equals + 1)) {
                int next = text.indexOf('=', equals + 1);
                int to = Math.min(end(text, equals + 1, extent), next < 0 ? text.length() : next);
                String inside = unescaped(text.substring(equals + 1, to));
                end = in(inside, Extent.QUERY, depth + 1).equals(inside) ? -1 : to;
            }
            if (end > equals + 1) {
                changed.append(text, copied, equals + 1).append(INSTEAD);
                copied = end;
            }
            equals = text.indexOf('=', Math.max(end, equals + 1));
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }

    private boolean isListed(String text, int equals) {
        int from = equals;
        int least = Math.max(0, equals - LONGEST_NAME);
        while (from > least && BEFORE_NAME.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        if (from == equals) {
            return false;
        }
        String name = unescaped(text.substring(from, equals));
        // Ampersands are escaped within addresses in addresses, and by some in JSON.
        int json = name.lastIndexOf("\\u0026");
        name = json < 0 ? name : name.substring(json + 6);
        name = name.substring(Math.max(name.lastIndexOf('&'), name.lastIndexOf('?')) + 1);
        if (names.has(name)) {
            return true;
        }
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return false;
        }
        for (String part : name.split("[\\[\\]]", 20)) {
            if (!part.isEmpty() && names.has(part)) {
                return true;
            }
        }
        return false;
    }

    /** {@code %HH} and {@code +} undone; what is no escape stays. */
    static String unescaped(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int to = 0;
        for (int from = 0; from < bytes.length; from++) {
            byte b = bytes[from];
            int high = b == '%' && from + 2 < bytes.length ? Character.digit(bytes[from + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[from + 2], 16) : -1;
            bytes[to++] = low >= 0 ? (byte) (high * 16 + low) : b == '+' ? (byte) ' ' : b;
            from += low >= 0 ? 2 : 0;
        }
        return new String(bytes, 0, to, StandardCharsets.UTF_8);
    }

    /** Whether the value may hold an address with parameters of its own: a question mark or ampersand, escaped. */
    private static boolean mayHide(String text, int from) {
        for (int i = from; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '#' || c == '=' || c <= ' ' || c == '"') {
                return false;
            }
            if (c == '%' && (text.charAt(i + 1) == '3' || text.charAt(i + 1) == '2')) {
                return true;
            }
        }
        return false;
    }

    private static int end(String text, int from, Extent extent) {
        int end = from;
        int blank = -1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '&' || c == '#' || c == '\\' && text.startsWith("\\u0026", end)) {
                break;
            }
            if (extent == Extent.WORDS && c == '"' && !isEscaped(text, end)) {
                break;
            }
            blank = c <= ' ' && blank < 0 ? end : blank;
            end++;
        }
        if (extent == Extent.QUERY || blank < 0) {
            return end;
        }
        // The target of a request may have blanks in it, and then goes on to the protocol.
        int protocol = text.indexOf(" HTTP/", blank);
        return protocol >= 0 && protocol < end ? protocol : blank;
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
