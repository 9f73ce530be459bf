package io.culprit.shipper.format.grok;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A field that an expression names.
 *
 * @param name its OpenTelemetry name where the expression's name is a known one for it, else the expression's
 * @param type the type asked for, as {@code int}; empty for text
 * @param format how a time is written, as in {@code %{DATA:at:date:yyyy-MM-dd HH:mm:ss}}; empty to find out
 */
record GrokField(String name, String type, String format) {

    /** The record's time. */
    static final String TIME = "time";
    // No longer, and no exponent: 1e999999999 is a number of a gigabyte.
    private static final int LONGEST_NUMBER = 40;

    /** A request's target, or its whole line. */
    static final String REQUEST = "request";

    private static final Set<String> DATES = Set.of("date", "datetime");

    /**
     * Names that grok patterns usually have for fields, those of Logstash's legacy patterns, of its ECS patterns, of nginx
     * variables and of OpenTelemetry alike.
     */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("timestamp", TIME),
            Map.entry("time", TIME),
            Map.entry("time_local", TIME),
            Map.entry("time_iso8601", TIME),
            Map.entry("datetime", TIME),
            Map.entry("timestamp8601", TIME),
            Map.entry("@timestamp", TIME),
            Map.entry("clientip", "client.address"),
            Map.entry("client_ip", "client.address"),
            Map.entry("clienthost", "client.address"),
            Map.entry("client", "client.address"),
            Map.entry("remote_addr", "client.address"),
            Map.entry("remote_ip", "client.address"),
            Map.entry("remote_host", "client.address"),
            Map.entry("source.address", "client.address"),
            Map.entry("source.ip", "client.address"),
            Map.entry("client.ip", "client.address"),
            Map.entry("clientport", "client.port"),
            Map.entry("source.port", "client.port"),
            Map.entry("auth", "user.name"),
            Map.entry("remote_user", "user.name"),
            Map.entry("verb", "http.request.method"),
            Map.entry("method", "http.request.method"),
            Map.entry("request_method", "http.request.method"),
            Map.entry("request", REQUEST),
            Map.entry("request_uri", REQUEST),
            Map.entry("uri", REQUEST),
            Map.entry("url.original", REQUEST),
            Map.entry("rawrequest", "http.request.line"),
            Map.entry("httpversion", "network.protocol.version"),
            Map.entry("http_version", "network.protocol.version"),
            Map.entry("http.version", "network.protocol.version"),
            Map.entry("response", "http.response.status_code"),
            Map.entry("status", "http.response.status_code"),
            Map.entry("bytes", "http.response.body.size"),
            Map.entry("body_bytes_sent", "http.response.body.size"),
            Map.entry("http.response.body.bytes", "http.response.body.size"),
            Map.entry("bytes_sent", "http.response.size"),
            Map.entry("http.response.bytes", "http.response.size"),
            Map.entry("request_length", "http.request.size"),
            Map.entry("http.request.bytes", "http.request.size"),
            Map.entry("referrer", "http.request.header.referer"),
            Map.entry("referer", "http.request.header.referer"),
            Map.entry("http_referer", "http.request.header.referer"),
            Map.entry("http.request.referrer", "http.request.header.referer"),
            Map.entry("agent", "user_agent.original"),
            Map.entry("useragent", "user_agent.original"),
            Map.entry("user_agent", "user_agent.original"),
            Map.entry("http_user_agent", "user_agent.original"),
            Map.entry("request_time", "http.server.request.duration"),
            Map.entry("upstream_response_time", "upstream.duration"),
            Map.entry("upstream_addr", "upstream.address"),
            Map.entry("upstream_status", "upstream.status_code"),
            Map.entry("request_id", "http.request.id"),
            Map.entry("vhost", "server.address"),
            Map.entry("virtualhost", "server.address"),
            Map.entry("server_name", "server.address"),
            Map.entry("loglevel", "log.level"),
            Map.entry("log_level", "log.level"),
            Map.entry("level", "log.level"),
            Map.entry("severity", "log.level"),
            Map.entry("module", "log.module"),
            Map.entry("pid", "process.pid"),
            Map.entry("tid", "thread.id"),
            Map.entry("thread_id", "thread.id"),
            Map.entry("process.thread.id", "thread.id"),
            Map.entry("errorcode", "error.code"),
            Map.entry("msg", "message"),
            Map.entry("errormsg", "message"));

    /** Only requests have these, so an expression that captures one reads access logs. */
    private static final Set<String> OF_REQUESTS = Set.of(
            REQUEST,
            "http.request.method",
            "http.request.line",
            "url.path",
            "http.response.status_code",
            "http.response.body.size");

    /** The field of a name as it stands in an expression: with a type behind it, or as {@code [nested][field]}. */
    static GrokField of(String text) {
        String[] parts = text.split("[:;]", 3);
        String name = parts[0].startsWith("[")
                ? parts[0].substring(1).replace("][", ".").replace("]", "")
                : parts[0].strip();
        String type = parts.length > 1 ? parts[1].strip().toLowerCase(Locale.ROOT) : "";
        boolean date = DATES.contains(type);
        String known = KNOWN.getOrDefault(name, KNOWN.getOrDefault(name.toLowerCase(Locale.ROOT), name));
        return new GrokField(date ? TIME : known, type, date && parts.length > 2 ? parts[2] : "");
    }

    boolean ofRequest() {
        return OF_REQUESTS.contains(name);
    }

    /** A value as the type asked for writes it; one that is not of the type stays as it is. */
    String typed(String value) {
        if (value.length() > LONGEST_NUMBER || value.contains("e") || value.contains("E")) {
            return value;
        }
        try {
            return switch (type) {
                case "int", "integer", "long", "short", "byte" ->
                    new BigDecimal(value.strip()).toBigInteger().toString();
                case "float", "double" -> Double.toString(Double.parseDouble(value.strip()));
                default -> value;
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
