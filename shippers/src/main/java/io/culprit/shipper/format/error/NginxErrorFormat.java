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
 * nginx's error log.
 *
 * <p>The lines name no zone. What a FastCGI application writes to its stderr may span lines; those without prefix continue
 * the record before them.
 */
@AutoService(Format.class)
public final class NginxErrorFormat implements Format {

    static final String NAME = "nginx.error";
    private static final Shape SHAPE = Shape.of(NAME);

    private static final Pattern PREFIX = Pattern.compile("^(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) "
            + "\\[(emerg|alert|crit|error|warn|notice|info|debug)\\] (?:(\\d+)#\\d+: )?(?:\\*\\d+ )?");
    private static final Pattern CLIENT = Pattern.compile(", client: ([^,\\s]+)");

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
        return PREFIX.matcher(line).find();
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.NGINX);
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
            return !recognises(next.text());
        }

        @Override
        public Parsed parse(Line line) {
            String record = line.text();
            Matcher prefix = PREFIX.matcher(record);
            if (!prefix.find()) {
                return Rejection.unrecognised("no time and [level] before it, and no record that it could continue");
            }
            String message = record.substring(prefix.end());
            Matcher client = CLIENT.matcher(message);
            String address = client.find() ? client.group(1) : "";
            EventBody body = new ErrorBody(Software.NGINX, message, record)
                    .level(prefix.group(2))
                    .pid(Optional.ofNullable(prefix.group(3)).orElse(""))
                    .client(address, "");
            return Times.dateAndTime(record, '/', zone)
                    .<Parsed>map(stamp -> ParsedLine.of(SHAPE, stamp, body))
                    .orElseGet(() -> Rejection.badTime(prefix.group(1)));
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026/11/21 08:26:49 [error] 2111#2111: *1718 connect() failed (111: Connection refused) while connecting to"
                        + " upstream, client: 203.0.113.146, server: shop.test, request: \"GET / HTTP/1.1\"",
                "2026/11/21 08:26:49 [alert] 2111#2111: worker process 31 exited on signal 11");
    }
}
