package io.culprit.shipper.format.grok;

import io.culprit.event.AccessEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes events of what an expression captured: fields by their names, what has no field as attributes.
 *
 * <p>A value that its field cannot hold, as a status of letters, is kept as an attribute.
 */
final class GrokEvents {

    private static final int LONGEST_NUMBER = 18;

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

    private EventBody access(Software software) {
        request();
        String host = text("server.address");
        OptionalInt port = integer("server.port");
        String method = text("http.request.method");
        String path = text("url.path");
        String query = text("url.query");
        String version = text("network.protocol.version");
        String requestLine = text("http.request.line");
        int status = integer("http.response.status_code").orElse(0);
        OptionalLong bodyBytes = number("http.response.body.size");
        OptionalLong responseBytes = number("http.response.size");
        OptionalLong requestBytes = number("http.request.size");
        String client = text("client.address");
        String user = text("user.name");
        String referer = text("http.request.header.referer");
        String agent = text("user_agent.original");
        Optional<Duration> duration = seconds("http.server.request.duration");
        OptionalLong pid = number("process.pid");
        String upstream = text("upstream.address");
        String upstreamStatus = text("upstream.status_code");
        Optional<Duration> upstreamDuration = seconds("upstream.duration");
        String requestId = text("http.request.id");
        return header -> new AccessEvent(
                header,
                software,
                host,
                port,
                method,
                path,
                query,
                version,
                requestLine,
                status,
                bodyBytes,
                responseBytes,
                requestBytes,
                client,
                user,
                referer,
                agent,
                duration,
                pid,
                upstream,
                upstreamStatus,
                upstreamDuration,
                requestId,
                values);
    }

    private EventBody error(String line, Software software) {
        String level = text("log.level");
        String module = text("log.module");
        OptionalLong pid = number("process.pid");
        OptionalLong thread = number("thread.id");
        String code = text("error.code");
        String client = text("client.address");
        OptionalInt port = integer("client.port");
        String referer = text("http.request.header.referer");
        String message = values.containsKey("message") ? text("message") : Bounded.text(line);
        String original = Bounded.text(line);
        return header -> new ErrorEvent(
                header, software, level, module, pid, thread, code, client, port, referer, message, values, original);
    }

    /** A request's target has a query; patterns give the whole request line the same name. */
    private void request() {
        String target = text(GrokField.REQUEST);
        String[] words = target.split(" ");
        if (words.length == 3 && words[2].startsWith("HTTP/")) {
            values.putIfAbsent("http.request.method", words[0]);
            values.putIfAbsent("network.protocol.version", words[2].substring("HTTP/".length()));
            target = words[1];
        } else if (words.length > 1) {
            values.putIfAbsent("http.request.line", target);
            return;
        }
        int question = target.indexOf('?');
        if (!target.isEmpty()) {
            values.putIfAbsent("url.path", question < 0 ? target : target.substring(0, question));
            if (question >= 0 && question + 1 < target.length()) {
                values.putIfAbsent("url.query", target.substring(question + 1));
            }
        }
    }

    /** Patterns of quoted strings capture the quotes, and what servers escaped within them. */
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return Escapes.decode(quoted ? value.substring(1, value.length() - 1) : value);
    }

    private String text(String name) {
        return Optional.ofNullable(values.remove(name)).orElse("");
    }

    private OptionalLong number(String name) {
        String value = values.getOrDefault(name, "");
        if (!Numbers.isNumber(value)) {
            return OptionalLong.empty();
        }
        values.remove(name);
        return OptionalLong.of(Long.parseLong(value));
    }

    private OptionalInt integer(String name) {
        String value = values.getOrDefault(name, "");
        if (!Numbers.isNumber(value) || Long.parseLong(value) > Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        values.remove(name);
        return OptionalInt.of(Integer.parseInt(value));
    }

    private Optional<Duration> seconds(String name) {
        String value = values.getOrDefault(name, "");
        boolean decimal = !value.isEmpty()
                && value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        if (!decimal || value.chars().filter(c -> c == '.').count() > 1 || value.equals(".")) {
            return Optional.empty();
        }
        values.remove(name);
        return Optional.of(Duration.ofNanos(new BigDecimal(value)
                .movePointRight(9)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue()));
    }
}
