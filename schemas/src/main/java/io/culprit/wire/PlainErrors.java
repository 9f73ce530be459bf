package io.culprit.wire;

import io.culprit.event.Delivery;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads error events as {@link EventLines} writes them, all of their properties in that order, in a small part of the time
 * that Jackson takes. For one thread.
 */
final class PlainErrors {

    private static final byte[] BEGIN = ascii("{\"event.kind\":\"error\",\"delivery\":{\"host\":");
    private static final byte[] FILE = key("file");
    private static final byte[] GENERATION = key("generation");
    private static final byte[] OFFSET = key("offset");
    private static final byte[] PART = key("part");
    private static final byte[] TIME = ascii("},\"time\":");
    private static final byte[] RESOLUTION = key("resolution");
    private static final byte[] POSITION = key("position_time");
    private static final byte[] OBSERVED = key("observed_time");
    private static final byte[] SERVICE = key("service.name");
    private static final byte[] HOST = key("host.name");
    private static final byte[] PATH = key("log.file.path");
    private static final byte[] SOFTWARE = key("server.software");
    private static final byte[] LEVEL = key("log.level");
    private static final byte[] MODULE = key("log.module");
    private static final byte[] PID = key("process.pid");
    private static final byte[] THREAD = key("thread.id");
    private static final byte[] CODE = key("error.code");
    private static final byte[] CLIENT = key("client.address");
    private static final byte[] PORT = key("client.port");
    private static final byte[] REFERER = key("http.request.header.referer");
    private static final byte[] MESSAGE = key("message");
    private static final byte[] ATTRIBUTES = key("attributes");
    private static final byte[] ORIGINAL = key("log.record.original");
    private static final Software[] ALL_SOFTWARE = Software.values();

    private final JsonCursor at = new JsonCursor();
    private final PlainTexts texts = new PlainTexts(at);
    private final PlainTexts observations = new PlainTexts(at);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] key(String name) {
        return ascii(",\"" + name + "\":");
    }

    /** Where the line read last ends. */
    int end() {
        return at.at();
    }

    /** The event in the line that begins here; nothing where it is none, or not written like that. */
    Optional<ErrorEvent> read(byte[] value, int from, int to) {
        at.over(value, from, to);
        if (!at.skip(BEGIN)) {
            return Optional.empty();
        }
        try {
            ErrorEvent event = event();
            at.expect('}');
            return at.atEndOfLine() ? Optional.of(event) : Optional.empty();
        } catch (JsonCursor.NotPlain | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Whoever reads it otherwise finds out what is wrong with it, if anything is.
            return Optional.empty();
        }
    }

    private ErrorEvent event() throws JsonCursor.NotPlain {
        Header header = header();
        Software software = at.skip(SOFTWARE) ? software(texts.name()) : Software.UNKNOWN;
        String level = texts.name(LEVEL);
        String module = texts.name(MODULE);
        OptionalLong pid = number(PID);
        OptionalLong thread = number(THREAD);
        String code = texts.name(CODE);
        String client = text(CLIENT);
        OptionalLong port = number(PORT);
        String referer = text(REFERER);
        at.expect(MESSAGE);
        String message = at.ascii();
        SortedMap<String, String> attributes = attributes();
        at.expect(ORIGINAL);
        return new ErrorEvent(
                header,
                software,
                level,
                module,
                pid,
                thread,
                code,
                client,
                port.isPresent() ? OptionalInt.of(Math.toIntExact(port.getAsLong())) : OptionalInt.empty(),
                referer,
                message,
                attributes,
                at.ascii());
    }

    private Header header() throws JsonCursor.NotPlain {
        String deliveryHost = texts.name();
        at.expect(FILE);
        String file = texts.name();
        at.expect(GENERATION);
        String generation = texts.name();
        at.expect(OFFSET);
        long offset = at.number();
        at.expect(PART);
        Delivery delivery = new Delivery(deliveryHost, file, generation, offset, Math.toIntExact(at.number()));
        at.expect(TIME);
        Instant time = texts.time();
        at.expect(RESOLUTION);
        Duration resolution = texts.duration();
        at.expect(POSITION);
        Instant position = texts.time();
        at.expect(OBSERVED);
        Instant observed = observations.time();
        String service = texts.name(SERVICE);
        at.expect(HOST);
        String host = texts.name();
        at.expect(PATH);
        return new Header(delivery, time, resolution, position, observed, service, host, texts.name());
    }

    private String text(byte[] key) throws JsonCursor.NotPlain {
        return at.skip(key) ? at.ascii() : "";
    }

    private OptionalLong number(byte[] key) throws JsonCursor.NotPlain {
        return at.skip(key) ? OptionalLong.of(at.number()) : OptionalLong.empty();
    }

    private SortedMap<String, String> attributes() throws JsonCursor.NotPlain {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (at.skip(ATTRIBUTES)) {
            at.expect('{');
            do {
                String name = texts.name();
                at.expect(':');
                attributes.put(name, at.ascii());
            } while (at.skip(','));
            at.expect('}');
        }
        return attributes;
    }

    private static Software software(String label) {
        for (Software one : ALL_SOFTWARE) {
            if (one.label().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no such software");
    }
}
