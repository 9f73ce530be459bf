package io.culprit.shipper.format.access;

import io.culprit.event.AccessEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A field of a format as a server writes it.
 *
 * @param format the field in the format string
 * @param values what the server may write there
 */
record WrittenField(String format, Arbitrary<Value> values) {

    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT);

    /** Which server writes, and how it escapes. */
    enum Server {
        APACHE,
        NGINX,
        NGINX_JSON
    }

    /**
     * What a server writes.
     *
     * @param text the field in the line
     * @param expected what the event must tell, by name
     */
    record Value(String text, Map<String, String> expected) {}

    static List<WrittenField> of(Server server) {
        return switch (server) {
            case APACHE -> apache();
            case NGINX -> nginx(server, "", "");
            case NGINX_JSON -> nginx(server, "\"", "\"");
        };
    }

    private static List<WrittenField> apache() {
        return List.of(
                plain("%h", "client.address", clients()),
                plain("%u", "user.name", names()),
                new WrittenField(
                        "%t",
                        times().map(time -> value(
                                "[" + CLF.format(time.atOffset(ZoneOffset.ofHours(-3))) + "]",
                                "time",
                                time.toString()))),
                new WrittenField("\"%r\"", requests().map(request -> request.quoted(Server.APACHE))),
                plain("%>s", "status", numbers(100, 599)),
                plain("%b", "body", numbers(0, Long.MAX_VALUE / 100)),
                plain("%O", "sent", numbers(0, 1L << 40)),
                plain("%I", "received", numbers(0, 1L << 40)),
                new WrittenField(
                        "%{us}T",
                        numbers(0, 1L << 40)
                                .map(us -> value(us, "duration", Long.toString(Long.parseLong(us) * 1_000)))),
                plain("%v", "server.address", hosts()),
                plain("%p", "port", numbers(1, 65_535)),
                plain("%P", "process.pid", numbers(1, 4_194_304)),
                plain("%k", "apache.keepalive_requests", numbers(1, 1_000)),
                plain("%X", "apache.connection_status", Arbitraries.of("X", "+")),
                quoted("%{Referer}i", "referer", Server.APACHE),
                quoted("%{User-Agent}i", "user_agent.original", Server.APACHE),
                quoted("%{X-Forwarded-For}i", "http.request.header.x-forwarded-for", Server.APACHE),
                quoted("%{session}C", "http.request.cookie.session", Server.APACHE),
                quoted("%{Location}o", "http.response.header.location", Server.APACHE));
    }

    private static List<WrittenField> nginx(Server server, String open, String close) {
        return List.of(
                named(server, "remote_addr", "client.address", clients()),
                named(server, "remote_user", "user.name", names()),
                timed(server, open, close),
                request(server),
                named(server, "status", "status", numbers(100, 599)),
                named(server, "body_bytes_sent", "body", numbers(0, 1L << 40)),
                named(server, "request_length", "received", numbers(0, 1L << 40)),
                wrap(
                        server,
                        "request_time",
                        numbers(0, 1L << 20)
                                .map(s -> value(
                                        s + ".250",
                                        "duration",
                                        Long.toString(Long.parseLong(s) * 1_000_000_000L + 250_000_000L)))),
                named(server, "host", "server.address", hosts()),
                named(server, "server_port", "port", numbers(1, 65_535)),
                wrap(
                        server,
                        "upstream_status",
                        Arbitraries.of("200", "502, 200", "502, 504 : 200")
                                .map(list -> value(list, "upstream.status_code", list))),
                wrap(
                        server,
                        "upstream_addr",
                        Arbitraries.of("10.0.0.1:80", "10.0.0.1:80, unix:/run/a.sock", "[::1]:80 : 10.0.0.2:80")
                                .map(list -> value(list, "upstream.address", list))),
                text(server, "http_referer", "referer"),
                text(server, "http_user_agent", "user_agent.original"),
                text(server, "http_x_forwarded_for", "http.request.header.x-forwarded-for"),
                text(server, "cookie_session", "http.request.cookie.session"));
    }

    private static WrittenField timed(Server server, String open, String close) {
        if (server == Server.NGINX_JSON) {
            return wrap(
                    server,
                    "msec",
                    times().map(time -> value(time.getEpochSecond() + ".000", "time", time.toString())));
        }
        return new WrittenField(
                "[$time_local]",
                times().map(time ->
                        value("[" + CLF.format(time.atOffset(ZoneOffset.ofHours(2))) + "]", "time", time.toString())));
    }

    private static WrittenField request(Server server) {
        String key = server == Server.NGINX_JSON ? "\"request\":" : "";
        return new WrittenField(key + "\"$request\"", requests().map(request -> {
            Value quoted = request.quoted(server);
            return new Value(key + quoted.text(), quoted.expected());
        }));
    }

    private static WrittenField plain(String format, String name, Arbitrary<String> texts) {
        return new WrittenField(format, texts.map(text -> value(text, name, text)));
    }

    private static WrittenField named(Server server, String variable, String name, Arbitrary<String> texts) {
        return wrap(server, variable, texts.map(text -> value(text, name, text)));
    }

    /** In JSON a key stands before the value, and quotes around it. */
    private static WrittenField wrap(Server server, String variable, Arbitrary<Value> values) {
        if (server != Server.NGINX_JSON) {
            return new WrittenField("$" + variable, values);
        }
        String key = "\"" + variable + "\":\"";
        return new WrittenField(
                key + "$" + variable + "\"",
                values.map(value -> new Value(key + value.text() + "\"", value.expected())));
    }

    private static WrittenField text(Server server, String variable, String name) {
        if (server == Server.NGINX_JSON) {
            return wrap(server, variable, texts().map(text -> value(escaped(text, server), name, text)));
        }
        return quoted("$" + variable, name, server);
    }

    private static WrittenField quoted(String format, String name, Server server) {
        return new WrittenField(
                "\"" + format + "\"", texts().map(text -> value("\"" + escaped(text, server) + "\"", name, text)));
    }

    private static Value value(String text, String name, String expected) {
        return new Value(text, Map.of(name, expected));
    }

    /** A request line; garbage where it has no method. */
    record Request(String method, String path, Optional<String> query, String version) {

        Value quoted(Server server) {
            String target = path + query.map(text -> "?" + text).orElse("");
            return new Value(
                    "\"" + escaped(method + " " + target + " HTTP/" + version, server) + "\"",
                    Map.of("method", method, "url.path", path, "url.query", query.orElse(""), "version", version));
        }
    }

    private static Arbitrary<Request> requests() {
        Arbitrary<String> paths =
                texts().map(text -> "/" + text.replace("?", "").replace("\n", " "));
        return Combinators.combine(
                        Arbitraries.of("GET", "POST", "PROPFIND", "M-SEARCH"),
                        paths,
                        texts().optional(),
                        Arbitraries.of("1.0", "1.1", "2.0", "3"))
                .as(Request::new);
    }

    private static Arbitrary<String> clients() {
        return Arbitraries.of("192.0.2.9", "2001:db8::7", "::1", "host.example.test", "unix:");
    }

    private static Arbitrary<String> hosts() {
        return Arbitraries.of("shop.test", "www.example.test", "192.0.2.1");
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcXYZ0189._@").ofMinLength(1).ofMaxLength(12);
    }

    private static Arbitrary<String> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).map(Object::toString);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 4_102_444_800L).map(Instant::ofEpochSecond);
    }

    /** Anything that a header may hold, and what imitates the line around it; a dash alone stands for none. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("aZ09 \"\\'[]{}<>%$&?=;:,.|-~\t\n\u0001\u007fäß漢\u20ac")
                .withChars("😀")
                .ofMaxLength(40);
        Arbitrary<String> forged = Arbitraries.of(
                "\" 200 7 \"-\" \"-\"",
                "x\" \"y",
                "\\\"",
                "\\x22",
                "[21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200",
                "\\",
                "a\\\\b",
                "192.0.2.1, 192.0.2.2");
        return Arbitraries.oneOf(any, forged).filter(WrittenField::isWhole);
    }

    private static boolean isWhole(String text) {
        return !text.equals("-")
                && text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    /** Escapes as the servers do: ap_escape_logitem, ngx_http_log_escape and ngx_escape_json. */
    static String escaped(String text, Server server) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
            if (plain) {
                out.append((char) c);
            } else if (server == Server.APACHE) {
                out.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format("\\x%02x", c));
            } else if (server == Server.NGINX) {
                out.append(String.format("\\x%02X", c));
            } else {
                out.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c == '\n'
                                        ? "\\n"
                                        : c == '\t'
                                                ? "\\t"
                                                : c < 0x20 ? String.format("\\u%04X", c) : String.valueOf((char) c));
            }
        }
        return server == Server.NGINX_JSON
                ? new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : out.toString();
    }

    /** What an event tells under a name. */
    static String read(AccessEvent event, String name) {
        return switch (name) {
            case "time" -> event.header().time().toString();
            case "method" -> event.method();
            case "version" -> event.protocolVersion();
            case "status" -> Integer.toString(event.status());
            case "body" -> Long.toString(event.bodyBytes().orElse(-1));
            case "sent" -> Long.toString(event.responseBytes().orElse(-1));
            case "received" -> Long.toString(event.requestBytes().orElse(-1));
            case "duration" ->
                Long.toString(event.duration().map(took -> took.toNanos()).orElse(-1L));
            case "port" -> Integer.toString(event.port().orElse(-1));
            case "referer" -> event.referer();
            default -> event.attribute(name);
        };
    }
}
