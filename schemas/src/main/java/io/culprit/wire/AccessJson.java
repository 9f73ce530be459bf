package io.culprit.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import java.io.IOException;
import java.time.Duration;
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

    private static final SerializableString KIND = name("event.kind");
    private static final SerializableString DELIVERY = name("delivery");
    private static final SerializableString HOST = name("host");
    private static final SerializableString FILE = name("file");
    private static final SerializableString GENERATION = name("generation");
    private static final SerializableString OFFSET = name("offset");
    private static final SerializableString PART = name("part");
    private static final SerializableString TIME = name("time");
    private static final SerializableString RESOLUTION = name("resolution");
    private static final SerializableString POSITION_TIME = name("position_time");
    private static final SerializableString OBSERVED_TIME = name("observed_time");
    private static final SerializableString SERVICE = name("service.name");
    private static final SerializableString HOST_NAME = name("host.name");
    private static final SerializableString PATH_OF_LOG = name("log.file.path");
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
    private final InstantText times;
    private final InstantText positions;
    private final InstantText observed;
    private Duration resolution = Duration.ZERO;
    private String resolutionText = Duration.ZERO.toString();

    AccessJson(JsonGenerator json) {
        this.json = json;
        this.times = new InstantText();
        this.positions = new InstantText();
        this.observed = new InstantText();
    }

    private static SerializableString name(String name) {
        return new SerializedString(name);
    }

    void write(AccessEvent event) throws IOException {
        json.writeStartObject();
        json.writeFieldName(KIND);
        json.writeString("access");
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

    private void header(Header header) throws IOException {
        Delivery delivery = header.delivery();
        json.writeFieldName(DELIVERY);
        json.writeStartObject();
        always(HOST, delivery.host());
        always(FILE, delivery.file());
        always(GENERATION, delivery.generation());
        json.writeFieldName(OFFSET);
        json.writeNumber(delivery.offset());
        json.writeFieldName(PART);
        json.writeNumber(delivery.part());
        json.writeEndObject();
        times(header);
        always(SERVICE, header.service());
        always(HOST_NAME, header.host());
        always(PATH_OF_LOG, header.path());
    }

    /** Neighbours in a log have most of their times in common. */
    private void times(Header header) throws IOException {
        always(TIME, times.of(header.time()));
        if (!header.resolution().equals(resolution)) {
            resolution = header.resolution();
            resolutionText = resolution.toString();
        }
        always(RESOLUTION, resolutionText);
        always(POSITION_TIME, positions.of(header.positionTime()));
        always(OBSERVED_TIME, observed.of(header.observedTime()));
    }

    private void always(SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
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
