package io.culprit.shipper.format.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind the prefix of an Apache error line, taken apart.
 *
 * <p>Apache 2.2 writes the client before the system error, 2.4 after it. The text of the system error stays at the head of
 * the message, since it is often the only word on the cause.
 *
 * @param client client without the port, or empty
 * @param code message code as {@code AH00052}, or empty
 * @param message the rest
 */
record ErrorText(String client, String code, String message) {

    private static final Pattern SYSTEM_ERROR = Pattern.compile("^\\(\\d+\\)[^:]{1,200}: ");
    private static final Pattern CODE = Pattern.compile("^((?:AH|WSGI)\\d{4,5}): ");
    private static final Pattern SOURCE_FILE = Pattern.compile("^[\\w./-]+\\.c\\(\\d+\\): ");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    /**
     * @param text text behind the bracketed prefix
     * @param ported whether addresses are logged with a port, as 2.4 does; without this {@code ::1:80} would be ambiguous
     */
    static ErrorText of(String text, boolean ported) {
        String rest = SOURCE_FILE.matcher(text).replaceFirst("");
        Matcher error = SYSTEM_ERROR.matcher(rest);
        String systemError = error.find() ? error.group() : "";
        rest = rest.substring(systemError.length());
        String client = "";
        if (rest.startsWith("[client ") || rest.startsWith("[remote ")) {
            int close = rest.indexOf("] ");
            if (close > 0) {
                client = address(rest.substring("[client ".length(), close), ported);
                rest = rest.substring(close + 2);
            }
        }
        Matcher code = CODE.matcher(rest);
        boolean coded = code.find();
        return new ErrorText(
                client, coded ? code.group(1) : "", systemError + (coded ? rest.substring(code.end()) : rest));
    }

    private static String address(String logged, boolean ported) {
        if (logged.startsWith("[")) {
            int close = logged.indexOf(']');
            return close > 0 ? logged.substring(1, close) : logged;
        }
        return ported ? PORT.matcher(logged).replaceFirst("") : logged;
    }
}
