package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;

/**
 * Which records of an Apache error log are the lines of one Python traceback.
 *
 * <p>mod_wsgi writes each line that Python prints as a record of its own, with prefix, client and referer. A traceback is
 * taken together as long as the same process and thread goes on with it on behalf of the same client; the messages of
 * mod_wsgi and of the server around it stay records of their own.
 */
final class TracebackRecords {

    private static final String ANNOUNCED = "Exception occurred ";

    private TracebackRecords() {}

    /** Whether a line may be one within a traceback: the cheap question, asked of every line. */
    static boolean mayContinue(ApacheErrorLine line) {
        Span message = line.messageSpan();
        if (message.isEmpty() || line.bytes()[message.from()] == ' ' || line.bytes()[message.from()] == '\t') {
            return true;
        }
        return line.messageStarts(PythonTraceback.START)
                || line.messageStarts(PythonTraceback.DURING)
                || line.messageStarts(PythonTraceback.CAUSE)
                || namesException(line);
    }

    /** Whether the record that begins with this line is a traceback. */
    static boolean starts(ApacheErrorLine first) {
        return first.messageStarts(PythonTraceback.START) || announces(first);
    }

    /** {@code mod_wsgi (pid=7): Exception occurred processing WSGI script '/srv/a.wsgi'.}, which a traceback follows. */
    private static boolean announces(ApacheErrorLine line) {
        return line.messageStarts(ANNOUNCED)
                || (line.messageStarts("mod_wsgi (pid=")
                        && Ascii.lastIndexOf(
                                        line.bytes(),
                                        line.messageSpan().from(),
                                        Math.min(
                                                line.messageSpan().to(),
                                                line.messageSpan().from() + 80),
                                        ANNOUNCED)
                                > 0);
    }

    /**
     * Whether a line goes on with the traceback.
     *
     * @param previous the line before it in the record
     */
    static boolean continues(ApacheErrorLine previous, ApacheErrorLine line) {
        if (!line.sameThread(previous)) {
            return false;
        }
        if (announces(previous)) {
            return line.messageStarts(PythonTraceback.START);
        }
        boolean blank = previous.messageSpan().isEmpty();
        boolean chains = line.messageStarts(PythonTraceback.DURING) || line.messageStarts(PythonTraceback.CAUSE);
        if (previous.messageStarts(PythonTraceback.START) || indented(previous)) {
            return indented(line) || namesException(line) || line.messageSpan().isEmpty();
        }
        if (previous.messageStarts(PythonTraceback.DURING) || previous.messageStarts(PythonTraceback.CAUSE)) {
            return line.messageSpan().isEmpty() || line.messageStarts(PythonTraceback.START);
        }
        if (blank) {
            return chains || line.messageSpan().isEmpty() || line.messageStarts(PythonTraceback.START);
        }
        return chains || indented(line) || line.messageSpan().isEmpty();
    }

    private static boolean indented(ApacheErrorLine line) {
        byte first = line.messageSpan().isEmpty()
                ? 0
                : line.bytes()[line.messageSpan().from()];
        return first == ' ' || first == '\t';
    }

    /** As {@link PythonTraceback#isException}, in bytes. */
    private static boolean namesException(ApacheErrorLine line) {
        byte[] bytes = line.bytes();
        int to = line.messageSpan().to();
        int from = line.messageSpan().from();
        int at = from;
        while (at < to && (Ascii.letter(bytes[at]) || Ascii.digit(bytes[at]) || bytes[at] == '_' || bytes[at] == '.')) {
            at++;
        }
        return at > from
                && (at == to || bytes[at] == ':')
                && line.fields().code().isEmpty();
    }
}
