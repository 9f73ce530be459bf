package io.culprit.wire;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads of access events what correlation mostly needs, in a small part of the time that all takes: where and when, which
 * server, who asked for what, and how it was answered.
 *
 * <p>What it leaves out is empty; the stamp and the time of observation are those of the position. Of texts that it leaves out
 * it does not check the form. For one thread.
 */
final class AccessEssentials {

    /** Attributes that it reads. */
    static final Set<String> ATTRIBUTES = Set.of(
            "server.software",
            "http.request.method",
            "url.path",
            "http.request.line",
            "http.response.status_code",
            "client.address",
            "http.server.request.duration");

    private static final byte[] BEGIN = ascii("{\"event.kind\":\"access\",\"delivery\":{");
    private static final byte[] HOST = ascii("\"host\":");
    private static final byte[] FILE = ascii(",\"file\":");
    private static final byte[] GENERATION = ascii(",\"generation\":");
    private static final byte[] OFFSET = ascii(",\"offset\":");
    private static final byte[] PART = ascii(",\"part\":");
    private static final byte[][] PROPERTIES = {
        ascii("position_time"),
        ascii("service.name"),
        ascii("host.name"),
        ascii("log.file.path"),
        ascii("server.software"),
        ascii("http.request.method"),
        ascii("url.path"),
        ascii("http.request.line"),
        ascii("http.response.status_code"),
        ascii("client.address"),
        ascii("http.server.request.duration")
    };
    private static final Software[] SOFTWARE = Software.values();
    private static final int MOST_STATUS = 999_999;
    private static final int MOST_KEYS = 64;
    private static final int SERVER_SOFTWARE = 4;
    private static final byte[] NO_CONTEXT = {'-'};

    /** A property's name as it stands in the JSON, with its colon, and which one it is. */
    private record Key(byte[] bytes, int property) {}

    private final List<Key> keys = new ArrayList<>();
    private int places;

    private final JsonCursor at = new JsonCursor();
    private final RecurringText hosts = new RecurringText();
    private final RecurringText files = new RecurringText();
    private final RecurringText generations = new RecurringText();
    private final RecurringText services = new RecurringText();
    private final RecurringText hostNames = new RecurringText();
    private final RecurringText paths = new RecurringText();
    private final RecurringText methods = new RecurringText();
    private final RecurringText softwares = new RecurringText();
    private final RecurringText clients = new RecurringText();
    private final RecurringInstant times = new RecurringInstant();

    /** What stood before the offset in the line before. */
    private byte[] fileBefore = {'-'};

    private String deliveryHost = "";
    private String file = "";
    private String generation = "";
    private Delivery delivery = new Delivery("", "", "", 0, 0);

    /** What stood behind the delivery in the line before, from its stamp to the server's name: the same within a second. */
    private byte[] contextBefore = NO_CONTEXT;

    private int contextPlaces;
    private Optional<Instant> position = Optional.empty();
    private String service = "";
    private Optional<String> host = Optional.empty();
    private Optional<String> path = Optional.empty();
    private Software software = Software.UNKNOWN;
    private String method = "";
    private String urlPath = "";
    private String requestLine = "";
    private int status;
    private String client = "";
    private Optional<Duration> duration = Optional.empty();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the line read last ends. */
    int end() {
        return at.at();
    }

    /**
     * The event in the line that begins here; nothing where it is no access event, or not written as {@link AccessJson}
     * writes it.
     */
    Optional<AccessEvent> read(byte[] value, int from, int to) {
        if (to - from < BEGIN.length || !Arrays.equals(value, from, from + BEGIN.length, BEGIN, 0, BEGIN.length)) {
            return Optional.empty();
        }
        at.over(value, from + BEGIN.length, to);
        forget();
        try {
            delivery();
            context();
            while (at.skip(',')) {
                int property = property();
                boolean again = property >= 0 && property <= SERVER_SOFTWARE;
                contextBefore = again ? NO_CONTEXT : contextBefore;
            }
            at.expect('}');
            return at.atEndOfLine() && position.isPresent() && host.isPresent() && path.isPresent()
                    ? Optional.of(event())
                    : Optional.empty();
        } catch (JsonCursor.NotPlain | IllegalArgumentException | DateTimeException e) {
            // Whoever reads all of it finds out what is wrong with it, if anything is.
            return Optional.empty();
        }
    }

    /** Reads up to the server's name; where all of it is as in the line before, so is what was read. */
    private void context() throws JsonCursor.NotPlain {
        if (at.skip(contextBefore)) {
            places = contextPlaces;
            return;
        }
        contextBefore = NO_CONTEXT;
        position = Optional.empty();
        service = "";
        host = Optional.empty();
        path = Optional.empty();
        software = Software.UNKNOWN;
        int from = at.at();
        boolean named = false;
        while (!named && at.skip(',')) {
            named = property() == SERVER_SOFTWARE;
        }
        if (named
                && method.isEmpty()
                && urlPath.isEmpty()
                && requestLine.isEmpty()
                && status == 0
                && client.isEmpty()
                && duration.isEmpty()) {
            contextBefore = Arrays.copyOfRange(at.json(), from, at.at());
            contextPlaces = places;
        }
    }

    private void forget() {
        places = 0;
        method = "";
        urlPath = "";
        requestLine = "";
        status = 0;
        client = "";
        duration = Optional.empty();
    }

    private void delivery() throws JsonCursor.NotPlain {
        if (!at.skip(fileBefore)) {
            int from = at.at();
            at.expect(HOST);
            deliveryHost = recurring(hosts);
            at.expect(FILE);
            file = recurring(files);
            at.expect(GENERATION);
            generation = recurring(generations);
            at.expect(OFFSET);
            fileBefore = Arrays.copyOfRange(at.json(), from, at.at());
        }
        long offset = at.number();
        at.expect(PART);
        int part = Math.toIntExact(at.number());
        at.expect('}');
        delivery = new Delivery(deliveryHost, file, generation, offset, part);
    }

    private String recurring(RecurringText texts) throws JsonCursor.NotPlain {
        at.text();
        return texts.of(at.json(), at.from(), at.to());
    }

    private String text() throws JsonCursor.NotPlain {
        at.text();
        return at.string();
    }

    private int property() throws JsonCursor.NotPlain {
        int property = nextProperty();
        switch (property) {
            case 0 -> {
                at.text();
                position = Optional.of(times.of(at.json(), at.from(), at.to()));
            }
            case 1 -> service = recurring(services);
            case 2 -> host = Optional.of(recurring(hostNames));
            case 3 -> path = Optional.of(recurring(paths));
            case 4 -> software = software(recurring(softwares));
            case 5 -> method = recurring(methods);
            case 6 -> urlPath = text();
            case 7 -> requestLine = text();
            case 8 -> status = (int) Math.min(at.number(), MOST_STATUS);
            case 9 -> client = recurring(clients);
            case 10 -> duration = duration();
            default -> at.value();
        }
        return property;
    }

    /** Which property comes next; mostly the one that stood here in the line before. */
    private int nextProperty() throws JsonCursor.NotPlain {
        int place = places++;
        if (place < keys.size() && at.skip(keys.get(place).bytes)) {
            return keys.get(place).property;
        }
        int from = at.at();
        at.text();
        int property = at.oneOf(PROPERTIES);
        at.expect(':');
        Key key = new Key(Arrays.copyOfRange(at.json(), from, at.at()), property);
        if (place < keys.size()) {
            keys.set(place, key);
        } else if (place == keys.size() && place < MOST_KEYS) {
            keys.add(key);
        }
        return property;
    }

    /** A duration of a second and more; what is shorter is written {@code PT0} and makes no difference to anybody. */
    private Optional<Duration> duration() throws JsonCursor.NotPlain {
        at.text();
        return at.to() - at.from() > 2 && at.json()[at.from() + 2] == '0'
                ? Optional.empty()
                : Optional.of(Duration.parse(at.string()));
    }

    private static Software software(String label) {
        for (Software one : SOFTWARE) {
            if (one.label().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no such software");
    }

    private AccessEvent event() {
        Instant time = position.orElseThrow();
        return new AccessEvent(
                new Header(delivery, time, Duration.ZERO, time, time, service, host.orElseThrow(), path.orElseThrow()),
                software,
                "",
                OptionalInt.empty(),
                method,
                urlPath,
                "",
                "",
                requestLine,
                status,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                client,
                "",
                "",
                "",
                duration,
                OptionalLong.empty(),
                "",
                "",
                Optional.empty(),
                "",
                Collections.emptySortedMap());
    }
}
