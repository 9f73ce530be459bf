package io.culprit.shipper.format.access;

import io.culprit.shipper.format.access.Piece.Unit;
import io.culprit.shipper.format.access.Piece.Value;

/**
 * What each variable of nginx writes.
 *
 * <p>Source: https://nginx.org/en/docs/varindex.html. A variable that is not among them is an administrator's own: any text.
 */
final class NginxVariables {

    private NginxVariables() {}

    /** The value of a variable, named without its sign. */
    static Value value(String name) {
        String source = "$" + name;
        return switch (name) {
            case "remote_addr" -> Value.of(source, Target.CLIENT, Grammar.WORD);
            case "remote_port" -> number(source, "client.port");
            case "realip_remote_addr" -> word(source, "network.peer.address");
            case "realip_remote_port" -> number(source, "network.peer.port");
            case "remote_user" -> Value.of(source, Target.USER, Grammar.TEXT);
            case "time_local" -> Value.time(source, Grammar.CLF_TIME, "");
            case "time_iso8601" -> Value.time(source, Grammar.TIME, "%Y-%m-%dT%H:%M:%S%z");
            case "msec" -> Value.time(source, Grammar.TIME, "decimal");
            case "request" -> Value.of(source, Target.REQUEST, Grammar.TEXT);
            case "request_method" -> Value.of(source, Target.METHOD, Grammar.WORD);
            case "request_uri", "uri", "document_uri" -> Value.of(source, Target.URI, Grammar.TEXT);
            case "args", "query_string" -> Value.of(source, Target.QUERY, Grammar.TEXT);
            case "server_protocol" -> Value.of(source, Target.PROTOCOL, Grammar.WORD);
            case "status" -> Value.of(source, Target.STATUS, Grammar.STATUS);
            case "body_bytes_sent" -> Value.of(source, Target.BODY_BYTES, Grammar.NUMBER);
            case "bytes_sent" -> Value.of(source, Target.RESPONSE_BYTES, Grammar.NUMBER);
            case "request_length" -> Value.of(source, Target.REQUEST_BYTES, Grammar.NUMBER);
            case "request_time" -> Value.duration(source, Grammar.DECIMAL, Unit.SECONDS);
            case "host" -> Value.of(source, Target.VIRTUAL_HOST, Grammar.WORD);
            case "server_name", "http_host" -> Value.of(source, Target.VIRTUAL_HOST, Grammar.TEXT);
            case "server_port" -> Value.of(source, Target.PORT, Grammar.NUMBER);
            case "server_addr" -> word(source, "network.local.address");
            case "pid" -> Value.of(source, Target.PID, Grammar.NUMBER);
            case "http_referer" -> Value.of(source, Target.REFERER, Grammar.TEXT);
            case "http_user_agent" -> Value.of(source, Target.USER_AGENT, Grammar.TEXT);
            case "request_id", "http_x_request_id", "req_id" -> Value.of(source, Target.REQUEST_ID, Grammar.TEXT);
            case "upstream_addr" -> Value.of(source, Target.UPSTREAM_ADDRESS, Grammar.LIST);
            case "upstream_status" -> Value.of(source, Target.UPSTREAM_STATUS, Grammar.LIST);
            case "upstream_response_time" -> Value.of(source, Target.UPSTREAM_DURATION, Grammar.LIST);
            case "scheme" -> word(source, "url.scheme");
            case "ssl_protocol" -> word(source, "tls.protocol.version");
            case "ssl_cipher" -> word(source, "tls.cipher");
            case "connection", "connection_requests" -> number(source, "nginx." + name);
            case "gzip_ratio", "connection_time" -> Value.attribute(source, "nginx." + name, Grammar.DECIMAL);
            case "pipe", "hostname", "https", "nginx_version" -> word(source, "nginx." + name);
            default -> family(source, name);
        };
    }

    private static Value family(String source, String name) {
        if (name.startsWith("http_")) {
            return text(source, "http.request.header." + header(name, "http_"));
        }
        if (name.startsWith("sent_http_")) {
            return text(source, "http.response.header." + header(name, "sent_http_"));
        }
        if (name.startsWith("cookie_")) {
            return text(source, "http.request.cookie." + name.substring("cookie_".length()));
        }
        boolean list = name.startsWith("upstream_")
                && (name.endsWith("_time") || name.endsWith("_length") || name.contains("_bytes_"));
        return list ? Value.attribute(source, "nginx." + name, Grammar.LIST) : text(source, "nginx." + name);
    }

    private static String header(String name, String prefix) {
        return name.substring(prefix.length()).replace('_', '-');
    }

    private static Value word(String source, String attribute) {
        return Value.attribute(source, attribute, Grammar.WORD);
    }

    private static Value number(String source, String attribute) {
        return Value.attribute(source, attribute, Grammar.NUMBER);
    }

    private static Value text(String source, String attribute) {
        return Value.attribute(source, attribute, Grammar.TEXT);
    }
}
