package io.culprit.correlation.cases;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was written on some hosts, line by line, ready to be shipped in any order that a network may give it.
 *
 * <p>Lines of one source keep their order and carry a running maximum as position time, as a shipper computes it.
 */
public final class Timeline {

    /**
     * A file or probe.
     *
     * @param service whose it is; empty for the host itself
     * @param host where it is
     * @param kind what its lines become
     * @param file its path
     */
    public record Source(String service, String host, EventKind kind, String file) {
        Feed feed() {
            return new Feed(service, kind);
        }
    }

    private final Instant start;
    private final Map<Source, List<Event>> sources = new LinkedHashMap<>();
    private final Map<String, Set<String>> services = new TreeMap<>();
    private Optional<Duration> reported = Optional.empty();

    /** @param start the time that others are told from */
    public Timeline(Instant start) {
        this.start = start;
    }

    /** Says that a service is configured on a host: facts of the host concern it. */
    public void runs(String host, String service) {
        services.computeIfAbsent(host, any -> new LinkedHashSet<>()).add(service);
    }

    /** Says that the sources report, at the end, how far they have come beyond the last event. */
    public void reportFor(Duration beyond) {
        reported = Optional.of(beyond);
    }

    /**
     * Adds a line behind those that its source has.
     *
     * @param time its stamp
     * @param event makes the event of its header
     */
    public void add(Source source, Instant time, Function<Header, Event> event) {
        List<Event> events = sources.computeIfAbsent(source, any -> new ArrayList<>());
        Instant position = events.isEmpty()
                        || events.get(events.size() - 1).header().positionTime().isBefore(time)
                ? time
                : events.get(events.size() - 1).header().positionTime();
        events.add(event.apply(new Header(
                new Delivery(source.host(), source.file(), source.service(), events.size(), 0),
                time,
                Duration.ofMillis(1),
                position,
                time,
                source.service(),
                source.host(),
                source.file())));
    }

    /** What there is, to be sent. */
    public Shipment shipment() {
        Optional<Instant> end = reported.flatMap(beyond -> sources.values().stream()
                .map(events -> events.get(events.size() - 1).header().positionTime())
                .max(Instant::compareTo)
                .map(last -> last.plus(beyond)));
        return new Shipment(start, sources, services, end);
    }
}
