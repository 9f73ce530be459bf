package io.culprit.shipper.format.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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

    private static final int DEEPEST = 3;

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
                        || text.contains("\"url\"")
                        || text.contains("\"request_method\""))
                && !text.contains("\"ts_ms\":");
    }

    @Override
    public Parsed parse(Line record) {
        return record.startsWith("{")
                ? JsonLine.read(record.text()).map(this::read).orElseGet(() -> Rejection.unrecognised("not JSON"))
                : others.parse(record);
    }

    @Override
    public Optional<PlainRequest> plain(Line record) {
        return record.startsWith("{") ? Optional.empty() : others.plain(record);
    }

    private Parsed read(JsonNode object) {
        Fields fields = new Fields(unwrapped(object));
        Optional<Stamp> stamp = JsonNames.TIMES.stream()
                .map(fields::text)
                .flatMap(time -> stamp(time).stream())
                .findFirst();
        if (stamp.isEmpty()) {
            String time = fields.text(JsonNames.TIMES.toArray(new String[0]));
            if (!time.isEmpty()) {
                return Rejection.badTime(time);
            }
        }
        Endpoint client = Endpoint.ofClient(fields.text(JsonNames.CLIENTS));
        Endpoint host = Endpoint.of(fields.text(JsonNames.HOSTS));
        String status = fields.text(JsonNames.STATUSES);
        String port = fields.text("server_port", "server.port");
        String urt = fields.text(JsonNames.UPSTREAM_TIMES);
        Optional<Duration> duration = AccessBody.seconds(fields.text(JsonNames.SECONDS));
        RequestLine request = request(fields);
        AccessBody body = new AccessBody(
                Software.NGINX,
                Bounded.text(host.address()),
                Numbers.isNumber(port) ? Endpoint.port(Long.parseLong(port)) : host.port(),
                request,
                Numbers.isNumber(status) && status.length() < 4 ? Integer.parseInt(status) : 0,
                number(fields.text(JsonNames.BODY_SIZES)),
                number(fields.text(JsonNames.SIZES)),
                number(fields.text("request_length", "http.request.size", "http.request.bytes")),
                Bounded.text(client.address()),
                Bounded.text(fields.text(JsonNames.USERS)),
                Bounded.text(fields.text(JsonNames.REFERERS)),
                Bounded.text(fields.text(JsonNames.USER_AGENTS)),
                duration,
                number(fields.text("pid")),
                Bounded.text(fields.text(JsonNames.UPSTREAMS)),
                Bounded.text(fields.text("us", "upstream_status")),
                AccessBody.seconds(urt.substring(Math.max(urt.lastIndexOf(','), urt.lastIndexOf(':')) + 1)
                        .trim()),
                Bounded.text(fields.text(JsonNames.REQUEST_IDS)),
                others(fields, client));
        return stamp.isPresent() ? ParsedLine.of(shape, stamp.get(), body) : ParsedLine.untimed(shape, body);
    }

    /** What nobody asked for; so this comes last. */
    private static SortedMap<String, String> others(Fields fields, Endpoint client) {
        SortedMap<String, String> others = fields.others();
        client.port().ifPresent(port -> others.put("client.port", Integer.toString(port)));
        return others;
    }

    /** Some put all of it under one name, as {@code {"nginx":{"access":{…}}}}. */
    private static JsonNode unwrapped(JsonNode object) {
        JsonNode inner = object;
        for (int depth = 0; depth < DEEPEST && inner.size() == 1; depth++) {
            JsonNode only = inner.elements().next();
            if (!only.isObject()) {
                break;
            }
            inner = only;
        }
        return inner;
    }

    private static RequestLine request(Fields fields) {
        String line = fields.text("req", "request", "request_line", "http_request");
        return line.isEmpty()
                ? RequestLine.of(
                        fields.text("request_method", "method", "verb", "http_method", "http.request.method"),
                        fields.text(JsonNames.URIS),
                        fields.text("args", "query_string", "query", "url.query"),
                        fields.text("server_protocol", "protocol", "http_version", "proto", "http.version"))
                : RequestLine.of(line);
    }

    private static OptionalLong number(String text) {
        return Numbers.isNumber(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<Stamp> stamp(String time) {
        if (time.contains("/")) {
            return WrittenTime.at(time, time.startsWith("[") ? 1 : 0, TimeShape.COMMON)
                    .flatMap(WrittenTime::instant)
                    .map(Stamp::ofSeconds);
        }
        if (time.contains("T")) {
            return WrittenTime.whole(time, TimeShape.ISO)
                    .flatMap(WrittenTime::instant)
                    .map(at -> new Stamp(at, time.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1)));
        }
        return AccessBody.seconds(time)
                .map(epoch -> Stamp.ofMillis(Instant.EPOCH.plus(epoch).toEpochMilli()));
    }

    /** The fields of an object, of which some are asked for by name; the others are kept. */
    private static final class Fields {

        private final JsonNode line;
        private final Set<String> asked = new HashSet<>();

        Fields(JsonNode line) {
            this.line = line;
        }

        /** The first of these that says something. */
        String text(String... names) {
            for (String name : names) {
                String text = JsonLine.text(line, name);
                if (!text.isEmpty()) {
                    asked.add(name);
                    return text;
                }
            }
            return "";
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
