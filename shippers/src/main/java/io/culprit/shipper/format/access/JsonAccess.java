package io.culprit.shipper.format.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Access lines that are JSON objects, under the names in common use; what is not one is read as any other line.
 *
 * <p>The names are the administrator's choice; of each field the first one present counts. Fields of other names become
 * attributes.
 */
final class JsonAccess implements LineFormat {

    private final LineFormat others;
    private final Shape shape;

    JsonAccess(LineFormat others, String family) {
        this.others = others;
        this.shape = new Shape(family, "json");
    }

    /** Whether a line is an object with the fields that every access log has. */
    static boolean recognises(Line line) {
        String text = line.text();
        return text.startsWith("{")
                && (text.contains("\"status\":") || text.contains("\"status\" :") || text.contains("\"response\":"))
                && (text.contains("\"req\"")
                        || text.contains("\"request\"")
                        || text.contains("\"request_uri\"")
                        || text.contains("\"uri\"")
                        || text.contains("\"request_method\""))
                && !text.contains("\"ts_ms\":");
    }

    @Override
    public Parsed parse(Line record) {
        return record.startsWith("{")
                ? JsonLine.read(record.text()).map(this::read).orElseGet(() -> Rejection.unrecognised("not JSON"))
                : others.parse(record);
    }

    private Parsed read(JsonNode line) {
        Fields fields = new Fields(line);
        String time = fields.text("ts", "msec", "time", "time_iso8601", "@timestamp", "timestamp", "time_local");
        Optional<Stamp> stamp = stamp(time);
        if (stamp.isEmpty()) {
            return Rejection.badTime(time);
        }
        String size = fields.text("bytes", "body_bytes_sent");
        String status = fields.text("status", "response");
        String urt = fields.text("urt", "upstream_response_time");
        AccessBody body = new AccessBody(
                Software.NGINX,
                Bounded.text(fields.text("host", "http_host", "server_name", "vhost")),
                OptionalInt.empty(),
                request(fields),
                Numbers.isNumber(status) && status.length() < 4 ? Integer.parseInt(status) : 0,
                number(size),
                number(fields.text("bytes_sent", "size")),
                number(fields.text("request_length")),
                Bounded.text(fields.text("client", "remote_addr", "remote_ip", "client_ip", "clientip")),
                Bounded.text(fields.text("remote_user", "user")),
                Bounded.text(fields.text("referer", "http_referer", "referrer")),
                Bounded.text(fields.text("ua", "http_user_agent", "agent", "user_agent")),
                seconds(fields.text("rt", "request_time", "duration")),
                number(fields.text("pid")),
                Bounded.text(fields.text("upstream_addr", "upstream")),
                Bounded.text(fields.text("us", "upstream_status")),
                seconds(urt.substring(Math.max(urt.lastIndexOf(','), urt.lastIndexOf(':')) + 1)
                        .trim()),
                Bounded.text(fields.text("rid", "request_id", "req_id", "x_request_id")),
                fields.others());
        return ParsedLine.of(shape, stamp.get(), body);
    }

    private static RequestLine request(Fields fields) {
        String line = fields.text("req", "request");
        return line.isEmpty()
                ? RequestLine.of(
                        fields.text("request_method", "method", "verb"),
                        fields.text("request_uri", "uri", "path"),
                        fields.text("args", "query_string"),
                        fields.text("server_protocol", "protocol", "http_version"))
                : RequestLine.of(line);
    }

    private static OptionalLong number(String text) {
        return Numbers.isNumber(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<Duration> seconds(String text) {
        byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
        long nanos = DecimalStep.billionths(digits, 0, digits.length);
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private static Optional<Stamp> stamp(String time) {
        if (time.contains("/")) {
            return Times.clf(time, 0).map(stamp -> Stamp.ofSeconds(stamp.toInstant()));
        }
        if (time.contains("T")) {
            return Times.iso(time)
                    .map(stamp -> new Stamp(
                            stamp.toInstant(), time.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1)));
        }
        return seconds(time)
                .map(epoch -> Stamp.ofMillis(Instant.EPOCH.plus(epoch).toEpochMilli()));
    }

    /** The fields of an object, of which some are asked for by name; the others are kept. */
    private static final class Fields {

        private final JsonNode line;
        private final Set<String> asked = new HashSet<>();

        Fields(JsonNode line) {
            this.line = line;
        }

        String text(String... names) {
            asked.addAll(Set.of(names));
            return JsonLine.text(line, names);
        }

        SortedMap<String, String> others() {
            SortedMap<String, String> others = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : line.properties()) {
                String text = JsonLine.text(line, field.getKey());
                if (!asked.contains(field.getKey()) && !text.isEmpty()) {
                    others.put(name(field.getKey()), Bounded.text(text));
                }
            }
            return others;
        }

        private static String name(String key) {
            return key.startsWith("http_")
                    ? "http.request.header." + key.substring(5).replace('_', '-')
                    : "nginx." + key;
        }
    }
}
