package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lines that a collector took apart, as they were before: a container's, an entry of the journal, syslog. */
final class Restored {

    private static final BigDecimal LATEST = new BigDecimal("100000000000");

    private Restored() {}

    static Optional<Forwarded> of(JsonNode object, Optional<String> path, Supplier<String> written) {
        return container(object, written)
                .or(() -> journal(object, written))
                .or(() -> path.isPresent() ? Optional.empty() : RestoredSyslog.of(object));
    }

    private static Optional<Forwarded> container(JsonNode object, Supplier<String> written) {
        boolean output =
                object.path("stream").isTextual() && object.path("time").isTextual();
        if (!output) {
            return Optional.empty();
        }
        Optional<String> text = Stream.of("log", "message")
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
        Optional<String> tag = Fields.text(object, "logtag", "_p").filter(named -> named.matches("[FP]"));
        if (text.isPresent() && tag.isPresent()) {
            return Optional.of(line(
                    object.path("time").asText()
                            + ' '
                            + object.path("stream").asText()
                            + ' '
                            + tag.get()
                            + ' '
                            + withoutEnd(text.get()),
                    ""));
        }
        // Docker's own: its envelope reads the whole object, with the time and the pieces of long lines.
        return object.path("log").isTextual() ? Optional.of(line(flat(written.get()), "")) : Optional.empty();
    }

    /** An entry as {@code journalctl -o json} writes it, of which collectors leave out or rename fields. */
    private static Optional<Forwarded> journal(JsonNode object, Supplier<String> written) {
        boolean whole = object.has("__REALTIME_TIMESTAMP") && object.has("MESSAGE");
        if (whole) {
            return Optional.of(Forwarding.journal(flat(written.get())));
        }
        boolean fields = object.has("_SYSTEMD_UNIT") || object.has("_TRANSPORT") || object.has("_BOOT_ID");
        JsonNode message = object.has("MESSAGE") ? object.get("MESSAGE") : object.path("message");
        if (object.path("journald").isObject() && message.isTextual()) {
            return beat(object);
        }
        Optional<String> time = Fields.text(object, "__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP")
                .or(() -> time(object).map(Restored::micros));
        if (!fields || message.isMissingNode() || time.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode entry = object.deepCopy();
        entry.set("MESSAGE", message);
        entry.put("__REALTIME_TIMESTAMP", time.get());
        Fields.text(object, "_HOSTNAME", "host").ifPresent(host -> entry.put("_HOSTNAME", host));
        return Optional.of(Forwarding.journal(entry.toString()));
    }

    /** Filebeat's journald input, which gives the fields other names. */
    private static Optional<Forwarded> beat(JsonNode object) {
        Optional<Instant> time = time(object);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode entry = ((ObjectNode) object).objectNode();
        entry.put("__REALTIME_TIMESTAMP", micros(time.get()));
        put(entry, "MESSAGE", object, "message");
        put(entry, "PRIORITY", object, "syslog.priority", "log.syslog.priority");
        put(entry, "SYSLOG_FACILITY", object, "syslog.facility", "syslog.facility.code", "log.syslog.facility.code");
        put(entry, "SYSLOG_IDENTIFIER", object, "syslog.identifier", "log.syslog.appname", "process.name");
        put(entry, "_PID", object, "journald.pid", "process.pid", "syslog.pid", "log.syslog.procid");
        put(entry, "_COMM", object, "journald.process.name", "process.name");
        put(entry, "_EXE", object, "journald.process.executable", "process.executable");
        put(entry, "_SYSTEMD_UNIT", object, "systemd.unit");
        put(entry, "_SYSTEMD_SLICE", object, "systemd.slice");
        put(entry, "_TRANSPORT", object, "systemd.transport");
        put(entry, "_HOSTNAME", object, "journald.host.name", "host.hostname", "host.name");
        return Optional.of(Forwarding.journal(entry.toString()));
    }

    private static void put(ObjectNode entry, String field, JsonNode object, String... names) {
        Fields.text(object, names).ifPresent(value -> entry.put(field, value));
    }

    /** When it was logged, as the collector has it: text in ISO 8601, or seconds since 1970 with a fraction. */
    static Optional<Instant> time(JsonNode object) {
        for (String name : new String[] {"timestamp", "@timestamp", "time"}) {
            Optional<Instant> time =
                    Fields.text(object, name).flatMap(text -> seconds(text).or(() -> iso(text)));
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> iso(String text) {
        return WrittenTime.whole(text, TimeShape.ISO).flatMap(WrittenTime::instant);
    }

    private static Optional<Instant> seconds(String text) {
        if (text.length() > 40 || !text.matches("\\d{1,12}(\\.\\d+)?(E\\d{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.compareTo(LATEST) >= 0) {
            return Optional.empty();
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Optional.of(Instant.ofEpochSecond(
                whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue()));
    }

    private static String micros(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000);
    }

    static Forwarded line(String text, String path) {
        return new Forwarded(
                Optional.empty(),
                Optional.of(path).filter(named -> !named.isEmpty()),
                Optional.empty(),
                RawText.lines(text));
    }

    static String flat(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    private static String withoutEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
