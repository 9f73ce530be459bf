package io.culprit.shipper.probe.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a directive what must not leave the host: values whose name says that they are secret, and passwords in
 * addresses.
 *
 * <p>A name is taken at its word; a secret under a harmless name is not known to be one. Paths of files with secrets stay,
 * the files are never read.
 */
public final class Secrets {

    /** Stands where a secret stood. */
    public static final String MASK = "***";

    private static final Pattern NAME =
            Pattern.compile("pass|pwd|secret|token|key|credential|authori[sz]ation|cookie|salt");
    private static final Pattern KEY =
            Pattern.compile("pass|pwd|_pw$|secret|token|(?<!public)key(?!s_)|credential|^auth$");

    /** Directives in which a word names what the words behind it are the value of. */
    private static final Set<String> NAMING = Set.of(
            "setenv",
            "define",
            "fastcgi_param",
            "uwsgi_param",
            "scgi_param",
            "proxy_set_header",
            "grpc_set_header",
            "add_header",
            "set",
            "requestheader",
            "header",
            "php_value",
            "php_admin_value");

    private static final Pattern PASSWORD =
            Pattern.compile("(?i)(?:.*(?:password|passwd|passphrase|secret|token|default_pw)"
                    + "(?!dialog|s?_?file).*|AuthBasicFake|secure_link_md5)");
    private static final int MOST_NAME = 100;
    private static final Pattern ADDRESS = Pattern.compile("(://[^\\s:/@\"']{0,200}:)([^\\s/@\"']{1,500})(?=@)");

    private Secrets() {}

    /** The directive without its secrets. */
    public static String mask(String directive) {
        String text = ADDRESS.matcher(directive).replaceAll("$1" + MASK);
        int value = secretFrom(text);
        return value < 0 ? pairs(text) : text.substring(0, value) + MASK;
    }

    /** Whether a variable of this name is taken to hold a secret. */
    static boolean isSecret(String variable) {
        return isSecret(variable, KEY);
    }

    /** Where the value of a secret begins that takes up the rest of the directive, or -1. */
    private static int secretFrom(String text) {
        int first = wordEnd(text, 0);
        String directive = text.substring(0, first);
        int second = skipBlanks(text, first);
        if (directive.length() < 100 && PASSWORD.matcher(directive).matches() && second < text.length()) {
            int equals = text.charAt(second) == '=' ? skipBlanks(text, second + 1) : second;
            return equals < text.length() ? equals : -1;
        }
        if (!NAMING.contains(directive.toLowerCase(Locale.ROOT))) {
            return -1;
        }
        int at = second;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            String word = text.substring(at, end);
            int next = skipBlanks(text, end);
            if (next < text.length() && !word.contains("=") && isSecret(word, NAME)) {
                return next;
            }
            at = next;
        }
        return -1;
    }

    /** {@code secret=x} among other words, and {@code env[DB_PASSWORD] = x}. */
    private static String pairs(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', Math.max(equals + 1, copied))) {
            int value = skipBlanks(text, equals + 1);
            if (value < text.length() && isSecret(nameBefore(text, equals, copied), KEY)) {
                masked.append(text, copied, value).append(MASK);
                copied = valueEnd(text, value);
            }
        }
        return masked.append(text.substring(copied)).toString();
    }

    /** The name that an equals sign stands behind, blanks between them or not. */
    private static String nameBefore(String text, int equals, int from) {
        int end = equals;
        while (end > from && Character.isWhitespace(text.charAt(end - 1)) && equals - end < MOST_NAME) {
            end--;
        }
        int start = end;
        while (start > from && end - start < MOST_NAME && inName(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean inName(char c) {
        return Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0;
    }

    private static boolean isSecret(String name, Pattern secret) {
        String word = name.toLowerCase(Locale.ROOT);
        return !word.startsWith("/")
                && !word.endsWith("file")
                && !word.endsWith("path")
                && secret.matcher(word).find();
    }

    private static int valueEnd(String text, int from) {
        char quote = text.charAt(from);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, from + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "\"'&;".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
