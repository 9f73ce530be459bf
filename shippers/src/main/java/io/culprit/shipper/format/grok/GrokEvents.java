package io.culprit.shipper.format.grok;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.access.AccessBody;
import io.culprit.shipper.format.access.RequestLine;
import io.culprit.shipper.format.error.ErrorBody;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Numbers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes events of what an expression captured: fields by their names, what has no field as attributes.
 *
 * <p>A value that its field cannot hold, as a status of letters, is kept as an attribute.
 */
final class GrokEvents {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(?:\\.\\d{0,18})?");

    private final SortedMap<String, String> values = new TreeMap<>();

    private GrokEvents(Map<GrokField, String> captured, boolean request) {
        captured.forEach((field, value) -> {
            String text = field.typed(request ? unquoted(value) : value);
            if (!request || !text.equals("-")) {
                values.put(field.name(), Bounded.text(text));
            }
        });
    }

    /** The event of a line. */
    static EventBody of(EventKind kind, Map<GrokField, String> captured, String line, Software software) {
        GrokEvents events = new GrokEvents(captured, kind == EventKind.ACCESS);
        return kind == EventKind.ACCESS ? events.access(software) : events.error(line, software);
    }

    private AccessBody access(Software software) {
        return new AccessBody(
                software,
                text("server.address"),
                integer("server.port"),
                request(),
                integer("http.response.status_code").orElse(0),
                number("http.response.body.size"),
                number("http.response.size"),
                number("http.request.size"),
                text("client.address"),
                text("user.name"),
                text("http.request.header.referer"),
                text("user_agent.original"),
                seconds("http.server.request.duration"),
                number("process.pid"),
                text("upstream.address"),
                text("upstream.status_code"),
                seconds("upstream.duration"),
                text("http.request.id"),
                values);
    }

    private ErrorBody error(String line, Software software) {
        String message = values.containsKey("message") ? text("message") : line;
        ErrorBody body = new ErrorBody(software, message, line)
                .level(text("log.level"))
                .module(text("log.module"))
                .pid(digits("process.pid", Long.MAX_VALUE))
                .thread(digits("thread.id", Long.MAX_VALUE))
                .code(text("error.code"))
                .client(text("client.address"), digits("client.port", HIGHEST_PORT))
                .referer(text("http.request.header.referer"));
        values.forEach(body::attribute);
        return body;
    }

    /** A request's target has a query; patterns give the whole request line the same name. */
    private RequestLine request() {
        String target = text(GrokField.REQUEST);
        RequestLine read = target.indexOf(' ') < 0 ? RequestLine.of("", target, "", "") : RequestLine.of(target);
        return new RequestLine(
                text("http.request.method", read.method()),
                "",
                text("url.path", read.authority() + read.path()),
                text("url.query", read.query()),
                text("network.protocol.version", read.version()),
                "",
                text("http.request.line", read.garbage()));
    }

    /** Patterns of quoted strings capture the quotes, and what servers escaped within them. */
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return Escapes.decode(quoted ? value.substring(1, value.length() - 1) : value);
    }

    private String text(String name) {
        return Optional.ofNullable(values.remove(name)).orElse("");
    }

    private String text(String name, String otherwise) {
        return Optional.ofNullable(values.remove(name)).orElse(otherwise);
    }

    /** The number of a field in digits; one that is none, or too large, stays where it is. */
    private String digits(String name, long most) {
        String value = values.getOrDefault(name, "");
        return Numbers.isNumber(value) && Long.parseLong(value) <= most ? text(name) : "";
    }

    private OptionalLong number(String name) {
        String digits = digits(name, Long.MAX_VALUE);
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    private OptionalInt integer(String name) {
        String digits = digits(name, Integer.MAX_VALUE);
        return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private Optional<Duration> seconds(String name) {
        String value = values.getOrDefault(name, "");
        Optional<Duration> seconds = SECONDS.matcher(value).matches() ? AccessBody.seconds(value) : Optional.empty();
        seconds.ifPresent(read -> values.remove(name));
        return seconds;
    }
}
