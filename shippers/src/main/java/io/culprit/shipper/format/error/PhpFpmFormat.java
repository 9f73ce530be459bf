package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Set;

/** The log of PHP's process manager. Source: {@code vzlog} (PHP 8.2 sapi/fpm/fpm/zlog.c) and the texts beside it. */
@AutoService(Format.class)
public final class PhpFpmFormat extends PhpFormat {

    static final String NAME = "php.fpm";

    /** The format of every log of the process manager. */
    public PhpFpmFormat() {
        super(NAME, Software.PHP_FPM, Set.of(PhpShape.FPM));
    }

    @Override
    public double confidence(Line line) {
        return PhpShape.of(line) == PhpShape.FPM ? 1 : isBare(line) ? 0.9 : 0;
    }

    /** {@code NOTICE: PHP message: …}, which a worker printed and {@code decorate_workers_output = no} left without a stamp. */
    @Override
    boolean isBare(Line line) {
        for (String level : PhpShape.FPM_LEVELS) {
            if (line.startsWith(level + ": PHP message: ")) {
                return true;
            }
        }
        return false;
    }

    @Override
    String refusal(PhpShape found) {
        return "no [day-month-year time] LEVEL: before it";
    }

    @Override
    ErrorBody body(String text, String original) {
        String leveled = text.stripLeading();
        int level = leveled.indexOf(": ");
        return PhpFpmBody.of(leveled.substring(level + ": ".length()), original).level(leveled.substring(0, level));
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
