package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Escapes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code %M} wrote.
 *
 * @param code message code as {@code AH00052}, or empty
 * @param message the rest, escapes undone
 */
record ErrorLogMessage(String code, String message) {

    private static final Pattern CODE = Pattern.compile("(AH\\d{5}|WSGI\\d{4}): ?");

    static ErrorLogMessage of(String written) {
        Matcher code = CODE.matcher(written);
        return code.lookingAt()
                ? new ErrorLogMessage(code.group(1), Escapes.decode(written.substring(code.end())))
                : new ErrorLogMessage("", Escapes.decode(written));
    }

    /** Adds what PHP or Python said in it. */
    void describe(ErrorBody body) {
        if (message.contains(PythonTraceback.START)) {
            PythonTraceback.describe(message, body);
        } else if (message.contains("PHP ")) {
            PhpText.describe(message, body);
        }
    }
}
