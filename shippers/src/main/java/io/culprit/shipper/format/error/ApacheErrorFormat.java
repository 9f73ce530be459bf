package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.Times;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apache's error log, 2.4 and 2.2.
 *
 * <p>The lines name no zone. What the server says before its log is open has no prefix at all: it takes the log's position
 * in time. Any other line without prefix continues the record before it, as tracebacks do.
 */
@AutoService(Format.class)
public final class ApacheErrorFormat implements Format {

    static final String NAME = "apache.error";
    private static final Shape SHAPE = Shape.of(NAME);

    private static final String LEVELS = "emerg|alert|crit|error|warn|notice|info|debug|trace[1-8]";
    private static final Pattern PREFIX =
            Pattern.compile("^\\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d [^\\]]{13,24})\\] " + "\\[(?:([\\w.-]*):)?("
                    + LEVELS + ")\\] (?:\\[pid (\\d+)(?::tid \\d+)?\\] )?");
    private static final Pattern STARTUP = Pattern.compile("^(?:\\(\\d+\\)[^:]{1,200}: )?AH\\d{5}: .*"
            + "|^(?:/\\S*/)?(?:apache2|httpd|apache2ctl|apachectl): .*"
            + "|^(?:Syntax error on line \\d+ of |Cannot load |no listening sockets available|Unable to open logs).*");

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
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return line.startsWith("[") && PREFIX.matcher(line).find();
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.APACHE);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines(setting.zone());
    }

    private record Lines(ZoneId zone) implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line next) {
            String line = next.text();
            return !recognises(line) && !STARTUP.matcher(line).matches();
        }

        @Override
        public Parsed parse(Line line) {
            String record = line.text();
            Matcher prefix = PREFIX.matcher(record);
            if (prefix.find()) {
                return stamped(record, prefix);
            }
            int end = record.indexOf('\n');
            if (STARTUP.matcher(end < 0 ? record : record.substring(0, end)).matches()) {
                return ParsedLine.untimed(SHAPE, body(record, "", "", "", ErrorText.of(record, true)));
            }
            return Rejection.unrecognised("no [time] [level] before it, and no record that it could continue");
        }

        private Parsed stamped(String record, Matcher prefix) {
            String module = Optional.ofNullable(prefix.group(2)).orElse("");
            String pid = Optional.ofNullable(prefix.group(4)).orElse("");
            boolean ported = prefix.group(2) != null || !pid.isEmpty();
            ErrorText text = ErrorText.of(record.substring(prefix.end()), ported);
            EventBody body = body(record, prefix.group(3), module, pid, text);
            return Times.ctime(prefix.group(1), zone)
                    .<Parsed>map(stamp -> ParsedLine.of(SHAPE, stamp, body))
                    .orElseGet(() -> Rejection.badTime(prefix.group(1)));
        }
    }

    static EventBody body(String record, String level, String module, String pid, ErrorText text) {
        return new ErrorBody(Software.APACHE, text.message(), record)
                .level(level)
                .module(module)
                .pid(pid)
                .code(text.code())
                .client(text.client(), "");
    }

    @Override
    public List<String> samples() {
        return List.of(
                "[Sat Nov 21 08:04:56.972526 2026] [wsgi:info] [pid 29155:tid 29155] mod_wsgi (pid=29155): Initializing.",
                "[Sat Nov 21 08:04:56.972526 2026] [proxy:error] [pid 7] (111)Connection refused: AH00957: HTTP: attempt failed",
                "[Sat Nov 21 08:04:56.972526 2026] [wsgi:error] [pid 7:tid 8] [client 2001:db8::1:5412] Truncated headers",
                "[Sat Nov 21 08:04:56.972526 2026] [:error] [pid 7:tid 8] [remote 192.0.2.9:80] text of an application",
                "[Sun Dec 04 05:15:09 2005] [error] [client 192.0.2.160] Directory index forbidden by rule: /var/www/",
                "[Sun Dec  4 05:15:09 2005] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties");
    }
}
