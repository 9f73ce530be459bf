package io.culprit.correlation.story;

import io.culprit.correlation.cases.Timeline;
import io.culprit.correlation.cases.Timeline.Source;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.ProbeEvent;
import io.culprit.event.Software;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What happened on some hosts, told line by line, and shipped in any order a network may give it.
 *
 * <p>Times are seconds from the story's start. Lines of one source keep their order and carry a running maximum as position
 * time, as a shipper computes it.
 */
public final class Story {

    /** Beginning of every story, unless told otherwise. */
    public static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final Instant start;
    private final Timeline timeline;
    private String service = "shop";
    private String host = "web1";

    public Story() {
        this(START);
    }

    public Story(Instant start) {
        this.start = start;
        this.timeline = new Timeline(start);
    }

    /** Everything told from here on is of this service on this host. */
    public Story on(String nextService, String nextHost) {
        service = nextService;
        host = nextHost;
        timeline.runs(host, service);
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
        timeline.runs(host, service);
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
        timeline.runs(host, service);
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
        return timeline.shipment().shuffled(seed);
    }

    /** All records as they were written, second by second. */
    public List<List<EventRecord>> live() {
        return timeline.shipment().live();
    }

    private Story add(Source source, double at, Function<Header, Event> event) {
        timeline.runs(source.host(), service);
        timeline.add(source, start.plusNanos((long) (at * 1e9)), event);
        return this;
    }
}
