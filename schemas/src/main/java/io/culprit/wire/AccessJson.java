package io.culprit.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes access events as Jackson would by their annotations, in a quarter of the time: of all that a shipper does for a
 * request this was most.
 *
 * <p>What the annotations say holds; a test compares the two.
 */
final class AccessJson {

    private static final SerializableString SOFTWARE = name("server.software");
    private static final SerializableString VIRTUAL_HOST = name("server.address");
    private static final SerializableString PORT = name("server.port");
    private static final SerializableString METHOD = name("http.request.method");
    private static final SerializableString PATH = name("url.path");
    private static final SerializableString QUERY = name("url.query");
    private static final SerializableString PROTOCOL = name("network.protocol.version");
    private static final SerializableString REQUEST_LINE = name("http.request.line");
    private static final SerializableString STATUS = name("http.response.status_code");
    private static final SerializableString BODY_BYTES = name("http.response.body.size");
    private static final SerializableString RESPONSE_BYTES = name("http.response.size");
    private static final SerializableString REQUEST_BYTES = name("http.request.size");
    private static final SerializableString CLIENT = name("client.address");
    private static final SerializableString USER = name("user.name");
    private static final SerializableString REFERER = name("http.request.header.referer");
    private static final SerializableString USER_AGENT = name("user_agent.original");
    private static final SerializableString DURATION = name("http.server.request.duration");
    private static final SerializableString PID = name("process.pid");
    private static final SerializableString UPSTREAM = name("upstream.address");
    private static final SerializableString UPSTREAM_STATUS = name("upstream.status_code");
    private static final SerializableString UPSTREAM_DURATION = name("upstream.duration");
    private static final SerializableString REQUEST_ID = name("http.request.id");
    private static final SerializableString ATTRIBUTES = name("attributes");

    private final JsonGenerator json;
    private final InstantText times = new InstantText();
    private final InstantText positions = new InstantText();
    private final InstantText observations = new InstantText();
    private boolean any;
    private Delivery source = new Delivery("", "", "", 0, 0);
    private String path = "";
    private String service = "";
    private String hostName = "";
    private SerializableString before = raw("");
    private String behind = "";
    private Instant time = Instant.MIN;
    private Instant position = Instant.MIN;
    private Instant observed = Instant.MIN;
    private Duration resolution = Duration.ZERO;
    private int part;
    private SerializableString after = raw("");

    AccessJson(JsonGenerator json) {
        this.json = json;
    }

    private static SerializableString name(String name) {
        return new SerializedString(name);
    }

    void write(AccessEvent event) throws IOException {
        json.writeStartObject();
        header(event.header());
        text(SOFTWARE, event.software().label());
        text(VIRTUAL_HOST, event.virtualHost());
        if (event.port().isPresent()) {
            json.writeFieldName(PORT);
            json.writeNumber(event.port().getAsInt());
        }
        text(METHOD, event.method());
        text(PATH, event.path());
        text(QUERY, event.query());
        text(PROTOCOL, event.protocolVersion());
        text(REQUEST_LINE, event.requestLine());
        json.writeFieldName(STATUS);
        json.writeNumber(event.status());
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
        if (!event.attributes().isEmpty()) {
            json.writeFieldName(ATTRIBUTES);
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Neighbours in a log have most of their headers in common; what they have is written once and kept. */
    private void header(Header header) throws IOException {
        Delivery delivery = header.delivery();
        if (!of(delivery, header)) {
            any = true;
            source = delivery;
            path = header.path();
            service = header.service();
            hostName = header.host();
            before = raw("\"event.kind\":\"access\",\"delivery\":{\"host\":" + quoted(delivery.host()) + ",\"file\":"
                    + quoted(delivery.file()) + ",\"generation\":" + quoted(delivery.generation()) + ",\"offset\":");
            behind = "\",\"service.name\":" + quoted(service) + ",\"host.name\":" + quoted(hostName)
                    + ",\"log.file.path\":" + quoted(path) + ",";
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
            after = raw(",\"part\":" + part + "},\"time\":\"" + times.of(time) + "\",\"resolution\":\"" + resolution
                    + "\",\"position_time\":\"" + positions.of(position) + "\",\"observed_time\":\""
                    + observations.of(observed) + behind);
        }
        json.writeRaw(before);
        json.writeRaw(Long.toString(delivery.offset()));
        // Ends in the comma that the generator, which takes what follows for the first field, leaves out.
        json.writeRaw(after);
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

    private static String quoted(String text) throws IOException {
        return new String(Json.mapper().writeValueAsBytes(text), StandardCharsets.UTF_8);
    }

    private static SerializableString raw(String text) {
        SerializedString raw = new SerializedString(text);
        raw.asUnquotedUTF8();
        return raw;
    }

    private void text(SerializableString name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeFieldName(name);
            json.writeString(value);
        }
    }

    private void number(SerializableString name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(name);
            json.writeNumber(value.getAsLong());
        }
    }

    private void duration(SerializableString name, Optional<Duration> value) throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(name);
            json.writeString(value.get().toString());
        }
    }
}
