package io.culprit.shipper.format.error;

/**
 * What a Python traceback says, by the names of OpenTelemetry's exceptions and code.
 *
 * <p>Of exceptions that were raised while another was handled the last is the one that ended the request; its innermost
 * frame is the place.
 */
final class PythonTraceback {

    static final String START = "Traceback (most recent call last):";
    static final String DURING = "During handling of the above exception, another exception occurred:";
    static final String CAUSE = "The above exception was the direct cause of the following exception:";

    private static final String FRAME = "  File \"";
    private static final int LONGEST_NAME = 200;

    private PythonTraceback() {}

    /** Adds what the last traceback in a text says; a text without one says nothing. */
    static void describe(String text, ErrorBody body) {
        int start = text.lastIndexOf(START);
        if (start < 0 || (start > 0 && text.charAt(start - 1) != '\n')) {
            return;
        }
        String frame = "";
        int at = nextLine(text, start);
        while (at < text.length() && isInner(text, at)) {
            int next = nextLine(text, at);
            if (text.startsWith(FRAME, at)) {
                frame = text.substring(at, next).stripTrailing();
            }
            at = next;
        }
        place(frame, body);
        if (at < text.length()) {
            exception(text.substring(at).stripTrailing(), body);
        }
    }

    /** Whether a text is the line that names an exception, as {@code ValueError: x} or {@code socket.timeout: timed out}. */
    private static boolean isException(String text) {
        int end = 0;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end > 0 && end <= LONGEST_NAME && (end == text.length() || text.startsWith(":", end));
    }

    private static void exception(String text, ErrorBody body) {
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line);
        int colon = first.indexOf(": ");
        String type = colon < 0 ? first : first.substring(0, colon);
        if (isException(type)) {
            String bare = type.endsWith(":") ? type.substring(0, type.length() - 1) : type;
            body.attribute("exception.type", bare);
            body.attribute("exception.message", colon < 0 ? "" : text.substring(colon + 2));
        }
    }

    /** {@code File "/srv/app.py", line 3, in view}; a frame of the compiler has no function. */
    private static void place(String frame, ErrorBody body) {
        int line = frame.lastIndexOf("\", line ");
        if (line < FRAME.length()) {
            return;
        }
        String place = frame.substring(line + "\", line ".length());
        int comma = place.indexOf(", in ");
        body.attribute("code.file.path", frame.substring(FRAME.length(), line))
                .attribute("code.line.number", comma < 0 ? place : place.substring(0, comma))
                .attribute("code.function.name", comma < 0 ? "" : place.substring(comma + ", in ".length()));
    }

    private static boolean isInner(String text, int at) {
        char c = text.charAt(at);
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
