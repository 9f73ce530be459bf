package io.culprit.correlation.story;

import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Feed;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.event.ProbeEvent;
import io.culprit.event.Software;
import io.culprit.event.SourceFrontier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened on some hosts, told line by line, and shipped in any order a network may give it.
 *
 * <p>Times are seconds from the story's start. Lines of one source keep their order and carry a running maximum as position
 * time, as a shipper computes it.
 */
public final class Story {

    /** Beginning of every story, unless told otherwise. */
    public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private record Source(String service, String host, EventKind kind, String file) {
        Feed feed() {
            return new Feed(service, kind);
        }
    }

    private final Instant start;
    private final Map<Source, List<Event>> sources = new LinkedHashMap<>();
    private final Map<String, Set<String>> services = new TreeMap<>();
    private String service = "shop";
    private String host = "web1";

    public Story() {
        this(START);
    }

    public Story(Instant start) {
        this.start = start;
    }

    /** Everything told from here on is of this service on this host. */
    public Story on(String nextService, String nextHost) {
        service = nextService;
        host = nextHost;
        services.computeIfAbsent(host, any -> new LinkedHashSet<>()).add(service);
        return this;
    }

    /** A line of Apache's error log. */
    public Story apache(double at, String module, int pid, String message) {
        return add(
                new Source(service, host, EventKind.ERROR, "apache/error.log"),
                at,
                header -> new ErrorEvent(
                        header,
                        Software.APACHE,
                        "info",
                        module,
                        OptionalLong.of(pid),
                        OptionalLong.empty(),
                        "",
                        "",
                        OptionalInt.empty(),
                        "",
                        message,
                        new TreeMap<>(),
                        "[" + pid + "] " + message));
    }

    /** A request in the access log of a server; it ended at {@code at}. */
    public Story request(Software software, double at, String path, int status) {
        return add(
                new Source(service, host, EventKind.ACCESS, software.label() + "/access.log"),
                at,
                header -> new AccessEvent(
                        header,
                        software,
                        "",
                        OptionalInt.empty(),
                        "GET",
                        path,
                        "",
                        "1.1",
                        "",
                        status,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "192.0.2.1",
                        "",
                        "",
                        "",
                        Optional.empty(),
                        OptionalLong.empty(),
                        "",
                        "",
                        Optional.empty(),
                        "",
                        new TreeMap<>()));
    }

    /** A check that failed; its result was written at {@code at}. */
    public Story failedCheck(double at, String outcome) {
        return check(at, outcome);
    }

    /** A check, as it came out; its result was written at {@code at}. */
    public Story check(double at, String outcome) {
        return add(
                new Source(service, host, EventKind.PROBE, "probe.csv"),
                at,
                header -> new ProbeEvent(
                        header,
                        "http",
                        "http://www.example.test/",
                        outcome,
                        new TreeMap<>(),
                        outcome + " at " + header.time()));
    }

    /** A package installed on the host, whatever its services. */
    public Story packageInstalled(double at, String name, String version) {
        services.computeIfAbsent(host, any -> new LinkedHashSet<>()).add(service);
        return add(
                new Source("", host, EventKind.CHANGE, "dpkg.log"),
                at,
                header -> new ChangeEvent(
                        header,
                        "package",
                        "installed",
                        name,
                        version,
                        new TreeMap<>(),
                        "status installed " + name + " " + version));
    }

    /** A module that the probe found configured but not in the running server, or now in it. */
    public Story module(double at, String action, String name) {
        services.computeIfAbsent(host, any -> new LinkedHashSet<>()).add(service);
        return add(
                new Source("", host, EventKind.CHANGE, "modules.jsonl"),
                at,
                header -> new ChangeEvent(
                        header,
                        "module",
                        action,
                        name,
                        "",
                        new TreeMap<>(Map.of("module.file", "/usr/lib/" + name)),
                        name + " " + action));
    }

    /** All records, heartbeats among them, in an order drawn by the seed; within each source the order is kept. */
    public List<EventRecord> shipped(long seed) {
        return new Shipment(seed).records();
    }

    private Story add(Source source, double at, java.util.function.Function<Header, Event> event) {
        services.computeIfAbsent(source.host(), any -> new LinkedHashSet<>()).add(service);
        List<Event> events = sources.computeIfAbsent(source, any -> new ArrayList<>());
        Instant time = start.plusNanos((long) (at * 1e9));
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
        return this;
    }

    private final class Shipment {
        private final Random random;
        private final Map<Source, Integer> sent = new LinkedHashMap<>();
        private final List<EventRecord> records = new ArrayList<>();

        Shipment(long seed) {
            random = new Random(seed);
            sources.keySet().forEach(source -> sent.put(source, 0));
        }

        List<EventRecord> records() {
            hostFeeds().forEach(this::beat);
            List<Source> open = new ArrayList<>(sources.keySet());
            while (!open.isEmpty()) {
                Source source = open.get(random.nextInt(open.size()));
                int burst = 1 + random.nextInt(5);
                for (int i = 0;
                        i < burst && sent.get(source) < sources.get(source).size();
                        i++) {
                    records.add(sources.get(source).get(sent.merge(source, 1, Integer::sum) - 1));
                }
                if (sent.get(source) == sources.get(source).size()) {
                    open.remove(source);
                }
                if (random.nextInt(3) == 0) {
                    List<Source> any = hostFeeds();
                    beat(any.get(random.nextInt(any.size())));
                }
            }
            hostFeeds().forEach(this::beat);
            return records;
        }

        /** One source of each feed of each host. */
        private List<Source> hostFeeds() {
            Map<String, Source> feeds = new LinkedHashMap<>();
            sources.keySet().forEach(source -> feeds.putIfAbsent(source.host() + source.feed(), source));
            return List.copyOf(feeds.values());
        }

        private void beat(Source one) {
            List<SourceFrontier> roster = sources.keySet().stream()
                    .filter(source ->
                            source.host().equals(one.host()) && source.feed().equals(one.feed()))
                    .map(this::frontier)
                    .toList();
            List<Feed> feeds = sources.keySet().stream()
                    .filter(source -> source.host().equals(one.host()))
                    .map(Source::feed)
                    .distinct()
                    .toList();
            records.add(new Heartbeat(
                    one.service(),
                    one.host(),
                    one.kind(),
                    start,
                    List.copyOf(services.get(one.host())),
                    feeds,
                    roster));
        }

        private SourceFrontier frontier(Source source) {
            int count = sent.get(source);
            List<Event> events = sources.get(source);
            return new SourceFrontier(
                    source.file(),
                    count == 0
                            ? Optional.empty()
                            : Optional.of(events.get(count - 1).header().positionTime()),
                    count == events.size() ? SourceFrontier.State.CLOSED : SourceFrontier.State.OPEN);
        }
    }
}
