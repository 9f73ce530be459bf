package io.culprit.shipper.format.error;

/**
 * What PHP's own error texts say: {@code PHP Warning:  text in /srv/a.php on line 3} (main/main.c, {@code php_error_cb}).
 *
 * @param severity as {@code Fatal error}, empty where the text is no error of PHP
 * @param message the text behind it
 */
record PhpText(String severity, String message) {

    private static final String[] SEVERITIES = {
        "Fatal error",
        "Recoverable fatal error",
        "Catchable fatal error",
        "Parse error",
        "Warning",
        "Notice",
        "Deprecated",
        "Strict Standards",
        "Unknown error",
        "Error",
        "Exception"
    };

    /** The text taken apart; one without PHP's prefix is all message. */
    static PhpText of(String text) {
        if (text.startsWith("PHP ")) {
            for (String severity : SEVERITIES) {
                if (text.startsWith(severity + ":", 4)) {
                    return new PhpText(
                            severity, text.substring(4 + severity.length() + 1).stripLeading());
                }
            }
        }
        return new PhpText("", text);
    }

    /** Adds where the last error of a text happened, and which exception it was that nobody caught. */
    static void describe(String text, ErrorBody body) {
        place(text, body);
        int uncaught = text.lastIndexOf("Uncaught ");
        if (uncaught >= 0) {
            exception(text, uncaught + "Uncaught ".length(), body);
        }
    }

    private static void place(String text, ErrorBody body) {
        int line = text.lastIndexOf(" on line ");
        // Between them stands a name; the blank that ends one must not begin the other.
        int in = text.lastIndexOf(" in ", line - " in ".length() - 1);
        if (in < 0) {
            return;
        }
        int digits = line + " on line ".length();
        int end = digits;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        String file = text.substring(in + " in ".length(), line);
        if (end > digits && end - digits < 10 && !file.isEmpty() && file.indexOf('\n') < 0) {
            body.attribute("code.file.path", file).attribute("code.line.number", text.substring(digits, end));
        }
    }

    /**
     * {@code Uncaught App\Failure: message in /srv/a.php:3} with the stack trace on lines of its own, or PHP 5's {@code
     * Uncaught exception 'App\Failure' with message 'message' in …}.
     */
    private static void exception(String text, int from, ErrorBody body) {
        boolean quoted = text.startsWith("exception '", from);
        int start = quoted ? from + "exception '".length() : from;
        int end = start;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '\\')) {
            end++;
        }
        String lead = quoted ? "' with message '" : ": ";
        boolean told = text.startsWith(lead, end);
        if (end == start || !(told || text.startsWith(quoted ? "' in " : " in ", end))) {
            return;
        }
        int trace = text.indexOf("\nStack trace:", end);
        String message = told ? text.substring(end + lead.length(), trace < 0 ? text.length() : trace) : "";
        int in = message.lastIndexOf(quoted ? "' in " : " in ");
        body.attribute("exception.type", text.substring(start, end))
                .attribute("exception.message", in < 0 ? message : message.substring(0, in));
    }
}
