package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Line;
import java.util.regex.Pattern;

/**
 * What Apache says before its log is open, or on the terminal: lines without any prefix.
 *
 * <p>They tell why a server did not start, so each is a record of its own.
 */
final class ApacheStartup {

    private static final int LOOKED_AT = 400;

    private static final Pattern TEXT = Pattern.compile("(?:\\((?:EAI |OS )?\\d{1,9}\\)[^:]{1,200}: )?"
            + "(?:AH\\d{5}: |make_sock: )"
            + "|(?:/\\S{0,200}/)?(?:apache2|httpd|apache2ctl|apachectl)(?:\\.exe|\\.worker|\\.event)?: \\S"
            + "|Syntax error on line \\d{1,9} of |Cannot load |Invalid command '|no listening sockets available"
            + "|Unable to open logs|Action '[^']{1,40}' failed"
            + "|The Apache error log may have more information");

    private ApacheStartup() {}

    static boolean recognises(Line line) {
        byte first = line.at(0);
        if (first != '(' && first != '/' && !Ascii.letter(first)) {
            return false;
        }
        return TEXT.matcher(
                        line.substring(0, Math.min(line.length(), LOOKED_AT)).text())
                .lookingAt();
    }

    /** Whether nothing but Apache writes such a line: one with a message code. */
    static boolean surelyRecognises(Line line) {
        return line.startsWith("AH")
                && Ascii.digitsEnd(line.bytes(), line.from() + 2, line.to()) == line.from() + 7
                && line.at(7) == ':'
                && line.at(8) == ' ';
    }
}
