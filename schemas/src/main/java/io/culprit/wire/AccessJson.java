package io.culprit.wire;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes access events as Jackson would by their annotations, in a small part of the time: of all that a shipper does for a
 * request this was most.
 *
 * <p>What the annotations say holds; a test compares the two.
 */
final class AccessJson {

    private static final byte[] SOFTWARE = name("server.software");
    private static final byte[] VIRTUAL_HOST = name("server.address");
    private static final byte[] PORT = name("server.port");
    private static final byte[] METHOD = name("http.request.method");
    private static final byte[] PATH = name("url.path");
    private static final byte[] QUERY = name("url.query");
    private static final byte[] PROTOCOL = name("network.protocol.version");
    private static final byte[] REQUEST_LINE = name("http.request.line");
    private static final byte[] STATUS = name("http.response.status_code");
    private static final byte[] BODY_BYTES = name("http.response.body.size");
    private static final byte[] RESPONSE_BYTES = name("http.response.size");
    private static final byte[] REQUEST_BYTES = name("http.request.size");
    private static final byte[] CLIENT = name("client.address");
    private static final byte[] USER = name("user.name");
    private static final byte[] REFERER = name("http.request.header.referer");
    private static final byte[] USER_AGENT = name("user_agent.original");
    private static final byte[] DURATION = name("http.server.request.duration");
    private static final byte[] PID = name("process.pid");
    private static final byte[] UPSTREAM = name("upstream.address");
    private static final byte[] UPSTREAM_STATUS = name("upstream.status_code");
    private static final byte[] UPSTREAM_DURATION = name("upstream.duration");
    private static final byte[] REQUEST_ID = name("http.request.id");
    private static final byte[] ATTRIBUTES = name("attributes");

    private final JsonBytes json;
    private final InstantText times = new InstantText();
    private final InstantText positions = new InstantText();
    private final InstantText observations = new InstantText();
    private boolean any;
    private Delivery source = new Delivery("", "", "", 0, 0);
    private String path = "";
    private String service = "";
    private String hostName = "";
    private byte[] before = {};
    private byte[] behind = {};
    private Instant time = Instant.MIN;
    private Instant position = Instant.MIN;
    private Instant observed = Instant.MIN;
    private Duration resolution = Duration.ZERO;
    private int part;
    private byte[] after = {};

    AccessJson(JsonBytes json) {
        this.json = json;
    }

    /** A property behind another one, up to its value. */
    private static byte[] name(String name) {
        return ascii(",\"" + name + "\":");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes one. */
    void write(AccessEvent event) {
        header(event.header());
        text(SOFTWARE, event.software().label());
        text(VIRTUAL_HOST, event.virtualHost());
        if (event.port().isPresent()) {
            number(PORT, event.port().getAsInt());
        }
        text(METHOD, event.method());
        text(PATH, event.path());
        text(QUERY, event.query());
        text(PROTOCOL, event.protocolVersion());
        text(REQUEST_LINE, event.requestLine());
        number(STATUS, event.status());
        number(BODY_BYTES, event.bodyBytes());
        number(RESPONSE_BYTES, event.responseBytes());
        number(REQUEST_BYTES, event.requestBytes());
        text(CLIENT, event.clientAddress());
        text(USER, event.user());
        text(REFERER, event.referer());
        text(USER_AGENT, event.userAgent());
        duration(DURATION, event.duration());
        number(PID, event.pid());
        text(UPSTREAM, event.upstreamAddress());
        text(UPSTREAM_STATUS, event.upstreamStatus());
        duration(UPSTREAM_DURATION, event.upstreamDuration());
        text(REQUEST_ID, event.requestId());
        attributes(event.attributes());
        json.raw('}');
    }

    private void attributes(Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        json.raw(ATTRIBUTES);
        char separator = '{';
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            json.raw(separator);
            json.quoted(attribute.getKey());
            json.raw(':');
            json.quoted(attribute.getValue());
            separator = ',';
        }
        json.raw('}');
    }

    /** Neighbours in a log have most of their headers in common; what they have is written once and kept. */
    private void header(Header header) {
        Delivery delivery = header.delivery();
        if (!of(delivery, header)) {
            any = true;
            source = delivery;
            path = header.path();
            service = header.service();
            hostName = header.host();
            begin(delivery);
            time = Instant.MIN;
        }
        if (!header.time().equals(time)
                || !header.positionTime().equals(position)
                || !header.observedTime().equals(observed)
                || !header.resolution().equals(resolution)
                || delivery.part() != part) {
            time = header.time();
            position = header.positionTime();
            observed = header.observedTime();
            resolution = header.resolution();
            part = delivery.part();
            after = ascii(",\"part\":" + part + "},\"time\":\"" + times.of(time) + "\",\"resolution\":\"" + resolution
                    + "\",\"position_time\":\"" + positions.of(position) + "\",\"observed_time\":\""
                    + observations.of(observed) + '"');
        }
        json.raw(before);
        json.number(delivery.offset());
        json.raw(after);
        json.raw(behind);
    }

    private void begin(Delivery delivery) {
        JsonBytes room = new JsonBytes(256);
        room.raw(ascii("{\"event.kind\":\"access\",\"delivery\":{\"host\":"));
        room.quoted(delivery.host());
        room.raw(ascii(",\"file\":"));
        room.quoted(delivery.file());
        room.raw(ascii(",\"generation\":"));
        room.quoted(delivery.generation());
        room.raw(ascii(",\"offset\":"));
        before = room.toByteArray();
        room.reset();
        room.raw(name("service.name"));
        room.quoted(service);
        room.raw(name("host.name"));
        room.quoted(hostName);
        room.raw(name("log.file.path"));
        room.quoted(path);
        behind = room.toByteArray();
    }

    private boolean of(Delivery delivery, Header header) {
        return any
                && delivery.file().equals(source.file())
                && delivery.generation().equals(source.generation())
                && delivery.host().equals(source.host())
                && header.path().equals(path)
                && header.service().equals(service)
                && header.host().equals(hostName);
    }

    private void text(byte[] name, String value) {
        if (!value.isEmpty()) {
            json.raw(name);
            json.quoted(value);
        }
    }

    private void number(byte[] name, long value) {
        json.raw(name);
        json.number(value);
    }

    private void number(byte[] name, OptionalLong value) {
        if (value.isPresent()) {
            number(name, value.getAsLong());
        }
    }

    private void duration(byte[] name, Optional<Duration> value) {
        if (value.isPresent()) {
            json.raw(name);
            json.quoted(value.get().toString());
        }
    }
}
