package io.culprit.wire;

import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads heartbeats as {@link EventLines} writes them, in a small part of the time that Jackson takes. For one thread. */
final class PlainHeartbeats {

    private static final byte[] BEGIN = ascii("{\"event.kind\":\"heartbeat\",\"service.name\":");
    private static final byte[] HOST = ascii(",\"host.name\":");
    private static final byte[] KIND = ascii(",\"heartbeat.kind\":");
    private static final byte[] EMITTED = ascii(",\"emitted_at\":");
    private static final byte[] SERVICES = ascii(",\"services\":[");
    private static final byte[] FEEDS = ascii(",\"feeds\":[");
    private static final byte[] FEED = ascii("{\"service.name\":");
    private static final byte[] ROSTER = ascii(",\"roster\":[");
    private static final byte[] SOURCE = ascii("{\"source\":");
    private static final byte[] FRONTIER = ascii(",\"frontier\":");
    private static final byte[] STATE = ascii(",\"state\":");
    private static final byte[] REASON = ascii(",\"reason\":");
    private static final EventKind[] KINDS = EventKind.values();
    private static final SourceFrontier.State[] STATES = SourceFrontier.State.values();

    private final JsonCursor at = new JsonCursor();
    private final PlainTexts texts = new PlainTexts(at);

    private interface Element<V> {
        V read() throws JsonCursor.NotPlain;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the line read last ends. */
    int end() {
        return at.at();
    }

    /** The heartbeat in the line that begins here; nothing where it is none, or not written like that. */
    Optional<Heartbeat> read(byte[] value, int from, int to) {
        at.over(value, from, to);
        if (!at.skip(BEGIN)) {
            return Optional.empty();
        }
        try {
            Heartbeat heartbeat = heartbeat();
            at.expect('}');
            return at.atEndOfLine() ? Optional.of(heartbeat) : Optional.empty();
        } catch (JsonCursor.NotPlain | IllegalArgumentException | DateTimeException e) {
            // Whoever reads it otherwise finds out what is wrong with it, if anything is.
            return Optional.empty();
        }
    }

    private Heartbeat heartbeat() throws JsonCursor.NotPlain {
        String service = texts.name();
        at.expect(HOST);
        String host = texts.name();
        at.expect(KIND);
        EventKind kind = kind();
        at.expect(EMITTED);
        Instant emitted = texts.time();
        at.expect(SERVICES);
        List<String> services = all(texts::name);
        at.expect(FEEDS);
        List<Feed> feeds = all(this::feed);
        at.expect(ROSTER);
        return new Heartbeat(service, host, kind, emitted, services, feeds, all(this::source));
    }

    /** The elements of an array whose bracket stands before. */
    private <V> List<V> all(Element<V> each) throws JsonCursor.NotPlain {
        List<V> values = new ArrayList<>();
        if (!at.skip(']')) {
            do {
                values.add(each.read());
            } while (at.skip(','));
            at.expect(']');
        }
        return values;
    }

    private Feed feed() throws JsonCursor.NotPlain {
        at.expect(FEED);
        String service = texts.name();
        at.expect(KIND);
        Feed feed = new Feed(service, kind());
        at.expect('}');
        return feed;
    }

    private SourceFrontier source() throws JsonCursor.NotPlain {
        at.expect(SOURCE);
        String source = texts.name();
        Optional<Instant> frontier = at.skip(FRONTIER) ? Optional.of(texts.time()) : Optional.empty();
        at.expect(STATE);
        SourceFrontier.State state = state();
        Optional<String> reason = at.skip(REASON) ? Optional.of(at.ascii()) : Optional.empty();
        at.expect('}');
        return new SourceFrontier(source, frontier, state, reason);
    }

    private EventKind kind() throws JsonCursor.NotPlain {
        String label = texts.name();
        for (EventKind kind : KINDS) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw JsonCursor.NotPlain.HERE;
    }

    private SourceFrontier.State state() throws JsonCursor.NotPlain {
        String label = texts.name();
        for (SourceFrontier.State state : STATES) {
            if (state.name().equalsIgnoreCase(label)) {
                return state;
            }
        }
        throw JsonCursor.NotPlain.HERE;
    }
}
