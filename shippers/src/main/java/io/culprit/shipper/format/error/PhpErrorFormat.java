package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Set;

/**
 * PHP's {@code error_log} file: what PHP says of scripts, and what scripts say with {@code error_log()}.
 *
 * <p>Exceptions that nobody caught span lines, with their stack trace. Source: {@code php_log_err_with_severity} and {@code
 * php_error_cb} (main/main.c).
 */
@AutoService(Format.class)
public final class PhpErrorFormat extends PhpFormat {

    static final String NAME = "php.error";
    private static final int LONGEST_SEVERITY = 40;

    /** The format of every {@code error_log}. */
    public PhpErrorFormat() {
        super(NAME, Software.PHP, Set.of(PhpShape.ERROR, PhpShape.OLD_ERROR, PhpShape.STAMPED));
    }

    @Override
    public double confidence(Line line) {
        return switch (PhpShape.of(line)) {
            case ERROR -> 1;
            case OLD_ERROR -> 0.9;
            case STAMPED -> 0.4;
            case FPM, SLOW -> 0;
            case NONE -> isBare(line) ? 0.7 : 0;
        };
    }

    /** {@code PHP Warning:  …} alone, as PHP writes to a terminal or to what takes its stderr. */
    @Override
    boolean isBare(Line line) {
        return line.startsWith("PHP ")
                && !PhpText.of(line.substring(0, Math.min(line.length(), LONGEST_SEVERITY))
                                .text())
                        .severity()
                        .isEmpty();
    }

    @Override
    String refusal(PhpShape found) {
        return found == PhpShape.NONE ? "no [day-month-year time zone] before it" : "a record of PHP's process manager";
    }

    @Override
    ErrorBody body(String text, String original) {
        PhpText php = PhpText.of(text.startsWith(" ") ? text.substring(1) : text);
        ErrorBody body = new ErrorBody(Software.PHP, php.message(), original).level(php.severity());
        if (!php.severity().isEmpty()) {
            PhpText.describe(php.message(), body);
        }
        return body;
    }

    @Override
    public List<String> samples() {
        return List.of(
                "[21-Nov-2026 08:04:58 UTC] PHP Warning:  Undefined variable $a in /srv/a.php on line 3",
                "[21-Nov-2026 08:04:58 Europe/Berlin] PHP Fatal error:  Uncaught Exception: no in /srv/a.php:12\n"
                        + "Stack trace:\n#0 {main}\n  thrown in /srv/a.php on line 12",
                "[21-Nov-2026 08:04:58 +01:00] what a script said",
                "PHP Notice:  Undefined index: a in /srv/a.php on line 3");
    }
}
