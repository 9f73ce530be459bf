package io.culprit.shipper.format.access;

/** What of an access event a field of a format fills. */
enum Target {
    CLIENT("client.address"),
    USER("user.name"),
    TIME("time"),
    REQUEST("http.request.method, url.path, url.query and network.protocol.version"),
    METHOD("http.request.method"),
    /** Path with or without a query behind it. */
    URI("url.path and url.query"),
    QUERY("url.query"),
    PROTOCOL("network.protocol.version"),
    STATUS("http.response.status_code"),
    BODY_BYTES("http.response.body.size"),
    RESPONSE_BYTES("http.response.size"),
    REQUEST_BYTES("http.request.size"),
    REFERER("http.request.header.referer"),
    USER_AGENT("user_agent.original"),
    DURATION("http.server.request.duration"),
    VIRTUAL_HOST("server.address"),
    PORT("server.port"),
    PID("process.pid"),
    REQUEST_ID("http.request.id"),
    UPSTREAM_ADDRESS("upstream.address"),
    UPSTREAM_STATUS("upstream.status_code"),
    UPSTREAM_DURATION("upstream.duration"),
    /** A fact without a field of its own. */
    ATTRIBUTE("an attribute"),
    /** Nothing worth keeping: a sign that is always the same. */
    NONE("nothing");

    private final String label;

    Target(String label) {
        this.label = label;
    }

    /** The event's fields, by their names on the wire. */
    String label() {
        return label;
    }
}
