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

/** The log of PHP's process manager. Source: {@code vzlog} (PHP 8.2 sapi/fpm/fpm/zlog.c) and the texts beside it. */
@AutoService(Format.class)
public final class PhpFpmFormat implements Format {

    static final String NAME = "php.fpm";
    private static final Shape SHAPE = Shape.of(NAME);

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
        return PhpShape.of(line) == PhpShape.FPM ? 1 : bareLevel(line) > 0 ? 0.9 : 0;
    }

    /**
     * The length of the level in {@code NOTICE: PHP message: …}, which a worker printed and {@code decorate_workers_output =
     * no} left without a stamp; 0 for any other line.
     */
    private static int bareLevel(Line line) {
        for (String level : PhpShape.FPM_LEVELS) {
            if (line.startsWith(level + ": PHP message: ")) {
                return level.length();
            }
        }
        return 0;
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.PHP_FPM);
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
            return !stamp.read(next) && bareLevel(next) == 0 && !AccessLike.recognises(next);
        }

        @Override
        public Parsed parse(Line record) {
            int bare = bareLevel(record);
            if (bare > 0) {
                return ParsedLine.untimed(SHAPE, body(record.text(), bare, record.text()));
            }
            if (PhpShape.of(record, stamp) != PhpShape.FPM) {
                return Rejection.unrecognised("no [day-month-year time] LEVEL: before it");
            }
            if (!stamp.possible()) {
                return Rejection.badTime(Bounded.excerpt(record.text()));
            }
            String text = record.substring(stamp.end()).text().stripLeading();
            return ParsedLine.of(SHAPE, stamp.stamp(), body(text, text.indexOf(": "), record.text()));
        }

        private static ErrorBody body(String text, int level, String original) {
            return PhpFpmBody.of(text.substring(level + ": ".length()), original)
                    .level(text.substring(0, level));
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "[21-Nov-2026 08:04:58] NOTICE: fpm is running, pid 7",
                "[21-Nov-2026 08:04:58] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it",
                "[21-Nov-2026 08:04:58] WARNING: [pool www] child 12 exited on signal 11 (SIGSEGV) after 3.2 seconds from start",
                "NOTICE: PHP message: PHP Warning:  Undefined variable $a in /srv/a.php on line 3",
                "[21-Nov-2026 08:04:58.123456] DEBUG: pid 7, fpm_got_signal(), line 75: received SIGCHLD");
    }
}
