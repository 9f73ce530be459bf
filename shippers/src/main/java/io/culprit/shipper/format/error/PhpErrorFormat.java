package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * PHP's {@code error_log} file: what PHP says of scripts, and what scripts say with {@code error_log()}.
 *
 * <p>Exceptions that nobody caught span lines, with their stack trace. Source: {@code php_log_err_with_severity} and {@code
 * php_error_cb} (main/main.c).
 */
@AutoService(Format.class)
public final class PhpErrorFormat implements Format {

    static final String NAME = "php.error";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final int LONGEST_SEVERITY = 40;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public double confidence(Line line) {
        return switch (PhpShape.of(line)) {
            case ERROR -> 1;
            case OLD_ERROR -> 0.9;
            case STAMPED -> 0.4;
            case FPM, SLOW -> 0;
            case NONE -> bare(line) ? 0.7 : 0;
        };
    }

    /** {@code PHP Warning:  …} alone, as PHP writes to a terminal or to what takes its stderr. */
    private static boolean bare(Line line) {
        return line.startsWith("PHP ")
                && !PhpText.of(line.substring(0, Math.min(line.length(), LONGEST_SEVERITY))
                                .text())
                        .severity()
                        .isEmpty();
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.PHP);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines(new PhpStamp(setting.zone()));
    }

    private record Lines(PhpStamp stamp) implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line next) {
            return !stamp.read(next) && !bare(next) && !AccessLike.recognises(next);
        }

        @Override
        public Parsed parse(Line record) {
            PhpShape shape = PhpShape.of(record, stamp);
            if (shape == PhpShape.NONE) {
                return bare(record)
                        ? ParsedLine.untimed(SHAPE, body(record.text(), record.text()))
                        : Rejection.unrecognised("no [day-month-year time zone] before it");
            }
            if (shape == PhpShape.FPM || shape == PhpShape.SLOW) {
                return Rejection.unrecognised("a record of PHP's process manager");
            }
            if (!stamp.possible()) {
                return Rejection.badTime(Bounded.excerpt(record.text()));
            }
            String text = record.substring(stamp.end()).text();
            return ParsedLine.of(
                    SHAPE, stamp.stamp(), body(text.startsWith(" ") ? text.substring(1) : text, record.text()));
        }

        private static ErrorBody body(String text, String original) {
            PhpText php = PhpText.of(text);
            ErrorBody body = new ErrorBody(Software.PHP, php.message(), original).level(php.severity());
            if (!php.severity().isEmpty()) {
                PhpText.describe(php.message(), body);
            }
            return body;
        }
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
