package io.culprit.shipper.format;

import io.culprit.event.ErrorEvent;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
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
public final class NginxErrorFormat implements Format {

    private static final Pattern PREFIX = Pattern.compile("^(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) "
            + "\\[(emerg|alert|crit|error|warn|notice|info|debug)\\] (?:(\\d+)#\\d+: )?(?:\\*\\d+ )?");
    private static final Pattern CLIENT = Pattern.compile(", client: ([^,\\s]+)");

    @Override
    public String name() {
        return "nginx-error";
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public boolean recognises(String line) {
        return PREFIX.matcher(line).find();
    }

    @Override
    public Optional<Software> writtenBy(List<String> lines) {
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
        public boolean continues(String previous, String line) {
            return !PREFIX.matcher(line).find();
        }

        @Override
        public Parsed parse(String record) {
            Matcher prefix = PREFIX.matcher(record);
            if (!prefix.find()) {
                return Rejection.unrecognised("no time and [level] before it, and no record that it could continue");
            }
            String message = record.substring(prefix.end());
            Matcher client = CLIENT.matcher(message);
            String address = client.find() ? client.group(1) : "";
            EventBody body = header -> new ErrorEvent(
                    header,
                    Software.NGINX,
                    prefix.group(2),
                    "",
                    ApacheErrorFormat.pid(Optional.ofNullable(prefix.group(3)).orElse("")),
                    "",
                    address,
                    Bounded.text(message),
                    Bounded.text(record));
            return Times.dateAndTime(record, '/', zone)
                    .<Parsed>map(stamp -> ParsedLine.of(stamp, body))
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
