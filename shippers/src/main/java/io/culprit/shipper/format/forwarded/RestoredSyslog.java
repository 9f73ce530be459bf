package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.syslog.Priority;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Syslog that was taken apart: by rsyslog's templates and its {@code jsonmesg}, by Vector's syslog source, by Fluentd's and
 * Fluent Bit's syslog input, by Filebeat's.
 */
final class RestoredSyslog {

    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private RestoredSyslog() {}

    static Optional<Forwarded> of(JsonNode object) {
        Optional<String> message = Fields.text(object, "message", "msg");
        Optional<String> tag = tag(object);
        Optional<String> time = time(object);
        if (message.isEmpty() || tag.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> host = Fields.text(object, "hostname", "host.name", "host", "fromhost", "logsource");
        String process = Fields.text(object, "procid", "pid", "process.pid")
                .filter(pid -> !pid.equals("-") && !tag.get().contains("["))
                .map(pid -> '[' + pid + ']')
                .orElse("");
        String line = priority(object).map(pri -> "<" + pri + ">").orElse("")
                + time.get() + ' ' + host.filter(name -> name.indexOf(' ') < 0).orElse("-") + ' '
                + tag.get() + process + ": " + oneLine(message.get().strip());
        Forwarded restored = Restored.line(line, "syslog");
        return Optional.of(new Forwarded(host, restored.path(), Optional.empty(), restored.lines()));
    }

    private static Optional<String> tag(JsonNode object) {
        boolean classified = object.has("facility") || object.has("severity") || object.has("priority");
        Optional<String> tag = Fields.text(
                object,
                "syslogtag",
                "syslog-tag",
                "programname",
                "app-name",
                "appname",
                "app_name",
                "ident",
                "process.program");
        return tag.or(() -> classified ? Fields.text(object, "tag", "program") : Optional.empty())
                .map(text -> text.endsWith(":") ? text.substring(0, text.length() - 1) : text)
                .filter(text -> !text.isBlank() && text.indexOf(' ') < 0);
    }

    private static Optional<String> time(JsonNode object) {
        Optional<String> iso = Fields.text(object, "timereported", "timestamp", "@timestamp", "timegenerated", "time")
                .filter(text -> WrittenTime.whole(text, TimeShape.ISO).isPresent());
        return iso.or(() -> Restored.time(object).map(Instant::toString));
    }

    private static Optional<Integer> priority(JsonNode object) {
        Optional<Integer> facility = number(
                object, Priority.FACILITIES, "syslogfacility", "syslogfacility-text", "facility", "syslog.facility");
        Optional<Integer> severity = number(
                object, SEVERITIES, "syslogseverity", "syslogseverity-text", "severity", "priority", "syslog.severity");
        return severity.map(level -> facility.orElse(1) * 8 + level);
    }

    private static Optional<Integer> number(JsonNode object, List<String> names, String... fields) {
        Optional<String> text = Fields.text(object, fields);
        return text.filter(number -> number.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .filter(number -> number < names.size())
                .or(() ->
                        text.map(RestoredSyslog::shortName).map(names::indexOf).filter(index -> index >= 0));
    }

    private static String shortName(String name) {
        return switch (name) {
            case "error" -> "err";
            case "warn" -> "warning";
            case "critical" -> "crit";
            case "emergency", "panic" -> "emerg";
            case "informational" -> "info";
            default -> name;
        };
    }

    /** Syslog has one line; what goes on in another would lose its header. */
    private static String oneLine(String message) {
        return message.replace("\n", "#012");
    }
}
