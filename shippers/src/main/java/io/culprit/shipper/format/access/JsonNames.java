package io.culprit.shipper.format.access;

import java.util.List;

/**
 * Names under which administrators log the fields of an access event as JSON: nginx's variables, those of guides, of Elastic's
 * schema and of OpenTelemetry. Of each list the first name counts that has a value.
 */
final class JsonNames {

    static final List<String> TIMES = List.of(
            "ts",
            "msec",
            "time",
            "time_iso8601",
            "@timestamp",
            "timestamp",
            "time_local",
            "timestamp_iso8601",
            "local_time",
            "datetime",
            "date");
    static final String[] HOSTS = {
        "host", "http_host", "server_name", "vhost", "virtual_host", "domain", "server.address", "url.domain"
    };
    static final String[] CLIENTS = {
        "client",
        "remote_addr",
        "remote_ip",
        "client_ip",
        "clientip",
        "remote_address",
        "client.address",
        "source.address",
        "source.ip",
        "ip"
    };
    static final String[] STATUSES = {
        "status",
        "response",
        "status_code",
        "response_status",
        "response_code",
        "http_status",
        "code",
        "http.response.status_code"
    };
    static final String[] BODY_SIZES = {
        "bytes", "body_bytes_sent", "body_bytes", "response_size", "http.response.body.size", "http.response.body.bytes"
    };
    static final String[] SIZES = {"bytes_sent", "size", "http.response.bytes"};
    static final String[] USERS = {"remote_user", "user", "user.name"};
    static final String[] REFERERS = {
        "referer", "http_referer", "referrer", "http_referrer", "http.request.referrer", "http.request.header.referer"
    };
    static final String[] USER_AGENTS = {
        "ua", "http_user_agent", "agent", "user_agent", "user-agent", "useragent", "http_agent", "user_agent.original"
    };
    static final String[] URIS = {"request_uri", "uri", "path", "url", "request_path", "url.original", "url.path"};
    static final String[] SECONDS = {
        "rt", "request_time", "duration", "responsetime", "response_time", "request_duration"
    };
    static final String[] UPSTREAM_TIMES = {"urt", "upstream_response_time", "upstreamtime", "upstream_time"};
    static final String[] UPSTREAMS = {"upstream_addr", "upstream", "upstreamhost", "upstream_host"};
    static final String[] REQUEST_IDS = {
        "rid", "request_id", "req_id", "x_request_id", "http_x_request_id", "requestid", "http.request.id"
    };

    private JsonNames() {}
}
