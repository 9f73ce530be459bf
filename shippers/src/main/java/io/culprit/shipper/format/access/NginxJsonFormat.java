package io.culprit.shipper.format.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.culprit.event.AccessEvent;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Access lines that nginx writes as JSON objects, under the names in common use.
 *
 * <p>The names are the administrator's choice; of each field the first one present counts.
 */
@AutoService(Format.class)
public final class NginxJsonFormat implements Format {

    static final String NAME = "nginx.json";
    private static final Shape SHAPE = Shape.of(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ACCESS;
    }

    @Override
    public double confidence(Line line) {
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return line.startsWith("{")
                && line.contains("\"status\":")
                && (line.contains("\"req\":") || line.contains("\"request\":") || line.contains("\"request_uri\":"))
                && !line.contains("\"ts_ms\":");
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.NGINX);
    }

    @Override
    public LineFormat open(Setting setting) {
        return record -> parse(record.text());
    }

    private static Parsed parse(String line) {
        return JsonLine.read(line).map(NginxJsonFormat::read).orElseGet(() -> Rejection.unrecognised("not JSON"));
    }

    private static Parsed read(JsonNode line) {
        String time = JsonLine.text(line, "ts", "msec", "time", "time_iso8601", "@timestamp", "time_local");
        Optional<Stamp> stamp = stamp(time);
        if (stamp.isEmpty()) {
            return Rejection.badTime(time);
        }
        RequestLine request = RequestLine.of(JsonLine.text(line, "req", "request"));
        String size = JsonLine.text(line, "bytes", "body_bytes_sent", "bytes_sent");
        String status = JsonLine.text(line, "status");
        return ParsedLine.of(
                SHAPE,
                stamp.get(),
                header -> new AccessEvent(
                        header,
                        Software.NGINX,
                        Bounded.text(JsonLine.text(line, "host", "server_name")),
                        OptionalInt.empty(),
                        request.method(),
                        request.path(),
                        request.query(),
                        request.version(),
                        "",
                        Numbers.isNumber(status) && status.length() < 4 ? Integer.parseInt(status) : 0,
                        Numbers.isNumber(size) ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Bounded.text(JsonLine.text(line, "client", "remote_addr")),
                        "",
                        Bounded.text(JsonLine.text(line, "referer", "http_referer")),
                        Bounded.text(JsonLine.text(line, "ua", "http_user_agent")),
                        AccessSuffix.seconds(JsonLine.text(line, "rt", "request_time")),
                        OptionalLong.empty(),
                        "",
                        AccessSuffix.statuses(JsonLine.text(line, "us", "upstream_status")),
                        AccessSuffix.seconds(lastOf(JsonLine.text(line, "urt", "upstream_response_time"))),
                        Bounded.text(JsonLine.text(line, "rid", "request_id")),
                        null));
    }

    private static Optional<Stamp> stamp(String time) {
        if (time.contains("/")) {
            return Times.clf(time, 0).map(stamp -> Stamp.ofSeconds(stamp.toInstant()));
        }
        if (time.contains("T")) {
            return Times.iso(time).map(stamp -> Stamp.ofSeconds(stamp.toInstant()));
        }
        return AccessSuffix.seconds(time)
                .map(epoch -> Stamp.ofMillis(Instant.EPOCH.plus(epoch).toEpochMilli()));
    }

    private static String lastOf(String list) {
        return list.substring(Math.max(list.lastIndexOf(','), list.lastIndexOf(':')) + 1)
                .trim();
    }

    @Override
    public List<String> samples() {
        return List.of("{\"ts\":\"1795248298.076\",\"host\":\"shop.test\",\"client\":\"192.0.2.9\","
                + "\"req\":\"GET /a?b=1 HTTP/1.1\",\"status\":200,\"bytes\":715,\"rt\":0.020,\"urt\":\"0.019\","
                + "\"us\":\"200\",\"ua\":\"curl/7.88.1\",\"rid\":\"e172177a\"}");
    }
}
