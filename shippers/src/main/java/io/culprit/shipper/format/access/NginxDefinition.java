package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.text.Escapes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code log_format} as an administrator hands it over: the bare string, or the directive as it stands in the
 * configuration, with its strings joined.
 *
 * @param format the format string
 * @param escapes how its values are escaped
 */
record NginxDefinition(String format, Escapes escapes) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?[a-z_][a-z0-9_]*");
    private static final Pattern PASTED = Pattern.compile("(?s)^\\s*log_format\\s+\\S+\\s+(.*?);?\\s*$");
    private static final Pattern ESCAPE = Pattern.compile("(?s)^\\s*escape=(default|json|none)\\s+(.*)$");
    private static final Pattern STRING =
            Pattern.compile("(?s)'((?:\\\\.|[^'\\\\])*)'|\"((?:\\\\.|[^\"\\\\])*)\"|(\\S+)");

    /** Whether a text has variables of nginx in it. */
    static boolean isOne(String definition) {
        return VARIABLE.matcher(definition).find();
    }

    static NginxDefinition of(String definition) throws FormatException {
        Matcher pasted = PASTED.matcher(definition);
        String rest = pasted.matches() ? pasted.group(1) : definition;
        Matcher escape = ESCAPE.matcher(rest);
        boolean stated = escape.matches();
        String strings = stated ? escape.group(2) : rest;
        String format = pasted.matches() || isQuoted(strings) ? joined(strings) : strings;
        if (!isOne(format)) {
            throw new FormatException("the log_format has no variable: write it as nginx.conf has it, as"
                    + " $remote_addr [$time_local] \"$request\" $status");
        }
        String kind = stated ? escape.group(1) : format.stripLeading().startsWith("{") ? "json" : "default";
        return new NginxDefinition(
                format,
                switch (kind) {
                    case "json" -> Escapes.JSON;
                    case "none" -> Escapes.NONE;
                    default -> Escapes.NGINX;
                });
    }

    private static boolean isQuoted(String text) {
        return text.startsWith("'") && text.stripTrailing().endsWith("'");
    }

    private static String joined(String strings) {
        StringBuilder format = new StringBuilder();
        Matcher string = STRING.matcher(strings);
        while (string.find()) {
            for (int group = 1; group <= 3; group++) {
                if (string.group(group) != null) {
                    format.append(string.group(group).replaceAll("\\\\(['\"\\\\])", "$1"));
                }
            }
        }
        return format.toString();
    }
}
