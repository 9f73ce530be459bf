package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow log of PHP's process manager: the stack of a script that took longer than {@code request_slowlog_timeout}.
 *
 * <p>Source: {@code fpm_php_trace} (PHP 8.2 sapi/fpm/fpm/fpm_php_trace.c).
 */
@AutoService(Format.class)
public final class PhpSlowFormat extends PhpFormat {

    static final String NAME = "php.slow";
    private static final Pattern HEAD = Pattern.compile("\\[pool ([^\\]]{1,200})\\] pid (\\d{1,18})");
    private static final Pattern SCRIPT = Pattern.compile("(?m)^script_filename = (.{0,4000})$");
    private static final Pattern FRAME =
            Pattern.compile("(?m)^\\[0x[0-9a-f]{1,16}\\] (?:(\\S{1,500})\\(\\) )?(.{1,4000}):(\\d{1,9})$");

    /** The format of every slow log. */
    public PhpSlowFormat() {
        super(NAME, Software.PHP_FPM, Set.of(PhpShape.SLOW));
    }

    @Override
    public double confidence(Line line) {
        return PhpShape.of(line) == PhpShape.SLOW ? 1 : 0;
    }

    @Override
    public double leastShare() {
        return 0.01;
    }

    @Override
    boolean isBare(Line line) {
        return false;
    }

    @Override
    boolean continues(PhpStamp stamp, Line next) {
        return next.startsWith("script_filename = ") || next.startsWith("[0x");
    }

    @Override
    String refusal(PhpShape found) {
        return "no [day-month-year time]  [pool name] pid N before it";
    }

    @Override
    ErrorBody body(String behindStamp, String original) {
        String text = behindStamp.strip();
        ErrorBody body = new ErrorBody(Software.PHP_FPM, text, original);
        Matcher head = HEAD.matcher(text);
        if (head.lookingAt()) {
            body.attribute("php.pool", head.group(1)).pid(head.group(2));
        }
        Matcher script = SCRIPT.matcher(text);
        if (script.find()) {
            body.attribute("php.script", script.group(1));
        }
        Matcher frame = FRAME.matcher(text);
        if (frame.find()) {
            body.attribute(
                            "code.function.name",
                            Optional.ofNullable(frame.group(1)).orElse(""))
                    .attribute("code.file.path", frame.group(2))
                    .attribute("code.line.number", frame.group(3));
        }
        return body;
    }

    @Override
    public List<String> samples() {
        return List.of("[21-Nov-2026 08:04:58]  [pool www] pid 1234\n"
                + "script_filename = /srv/www/index.php\n"
                + "[0x00007f2f3c212a60] sleep() /srv/www/slow.php:12\n"
                + "[0x00007f2f3c2129d0] include() /srv/www/index.php:3");
    }
}
