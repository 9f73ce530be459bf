package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.classify.Classification;
import io.culprit.correlation.classify.ClassificationState;
import io.culprit.correlation.signal.RequestClasses;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.signal.SignalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whether requests are counted as they are read, or an event is made of each: the same buckets come, in the same order. */
class LeanSinkTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final DateTimeFormatter COMMON = stamps("dd/MMM/yyyy:HH:mm:ss Z");
    private static final DateTimeFormatter CTIME = stamps("EEE MMM dd HH:mm:ss.SSSSSS yyyy");

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private Path folder;
    private LeanSink sink;
    private ReadingSummary summary = ReadingSummary.NOTHING;

    /** A line, and how many seconds after the one before it is stamped. */
    private record Request(int step, String text) {}

    /** What came of reading, either way. */
    private record Outcome(
            List<SignalRecord> onward, ReadingSummary summary, long events, Map<Integer, Long> statuses) {}

    private static DateTimeFormatter stamps(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @BeforeTry
    void folder() throws IOException {
        folder = Files.createTempDirectory("lean");
    }

    @AfterTry
    void tidy() throws IOException {
        for (String name : List.of("a.log", "a.log.1", "b.log", "error.log")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 60)
    void givesTheSameBuckets_whateverTheLogs(
            @ForAll("requests") List<Request> first,
            @ForAll("timedRequests") List<Request> second,
            @ForAll("errors") List<Request> errors,
            @ForAll boolean copied)
            throws IOException, InventoryException, InterruptedException {
        List<String> lines = stamped(first, COMMON);
        Files.write(folder.resolve("a.log"), lines);
        Files.write(folder.resolve("b.log"), stamped(second, COMMON));
        Files.write(folder.resolve("error.log"), stamped(errors, CTIME));
        if (copied) {
            Files.write(folder.resolve("a.log.1"), lines.subList(0, lines.size() / 2));
        }

        Outcome lean = outcome(true);
        Outcome whole = outcome(false);

        assertThat(lean).isEqualTo(whole);
    }

    @Example
    void makesNoEvents_ofRequestsLikeThoseBefore() throws IOException, InventoryException, InterruptedException {
        Request request = new Request(0, ordinary("192.0.2.1", "GET /a.css HTTP/1.1", 200));
        Files.write(folder.resolve("a.log"), stamped(Collections.nCopies(100, request), COMMON));

        assertThat(reads(true)).filteredOn(Read.Tallied.class::isInstance).hasSize(1);
        assertThat(reads(true))
                .filteredOn(read -> read instanceof Read.One one && one.record() instanceof AccessEvent)
                .hasSizeLessThan(3);
        assertThat(outcome(true)).isEqualTo(outcome(false));
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        return logs(Arbitraries.just(""));
    }

    @Provide
    Arbitrary<List<Request>> timedRequests() {
        return logs(Arbitraries.of(" 0/250000", " 0/999999", " 5/5000123", " 70/70000000", " -/-", " and more"));
    }

    @Provide
    Arbitrary<List<Request>> errors() {
        return requests(Arbitraries.of(
                "[%t] [mpm_event:notice] [pid 7:tid 7] AH00489: Apache/2.4.57 configured -- resuming normal operations",
                "[%t] [core:notice] [pid 7:tid 7] AH00052: child pid 9 exit signal Segmentation fault (11)"));
    }

    private static Arbitrary<List<Request>> logs(Arbitrary<String> ends) {
        Arbitrary<String> requests = Arbitraries.frequencyOf(
                Tuple.of(
                        9,
                        Arbitraries.of(
                                "GET / HTTP/1.1",
                                "GET /a.css HTTP/1.1",
                                "POST /b?c=d.js HTTP/1.1",
                                "GET /b.JPG HTTP/2.0")),
                Tuple.of(
                        1,
                        Arbitraries.of("-", "GET /\\x41 HTTP/1.0", "\\x16\\x03", "GET http://shop.test/a HTTP/1.1")));
        return requests(Combinators.combine(
                        Arbitraries.of("192.0.2.1", "192.0.2.2", "::1"),
                        requests,
                        Arbitraries.of(200, 200, 200, 301, 304, 404, 500, 502),
                        ends)
                .as((client, request, status, end) -> ordinary(client, request, status) + end));
    }

    private static String ordinary(String client, String request, int status) {
        return client + " - - [%t] \"" + request + "\" " + status + " 12 \"-\" \"curl/7.88.1\"";
    }

    /** Mostly in order, some late, at times with a jump of hours. */
    private static Arbitrary<List<Request>> requests(Arbitrary<String> texts) {
        return Combinators.combine(Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 1, 2, -1, -20, 30, 7_300, -7_300), texts)
                .as(Request::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(60);
    }

    private Outcome outcome(boolean lean) throws IOException, InventoryException, InterruptedException {
        List<SignalRecord> onward = new ArrayList<>();
        Map<EventKind, Classification> classifications = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            classifications.put(
                    kind,
                    new Classification(CATALOGUE.classifier(), ClassificationState.inMemory(), onward::add, false));
        }
        Requests requests = new Requests();
        for (Read read : reads(lean)) {
            if (read instanceof Read.Tallied counted) {
                classifications.get(EventKind.ACCESS).accept(counted.tally());
                counted.tally().counts().forEach(one -> requests.count(one.of().status(), one.count()));
            } else if (read instanceof Read.One one) {
                classifications.get(kind(one.record())).accept(one.record());
                if (one.record() instanceof AccessEvent event) {
                    requests.count(event.status(), 1);
                }
            }
        }
        return new Outcome(onward, summary, sink.events(), requests.byStatus());
    }

    private static EventKind kind(EventRecord record) {
        return record instanceof Event event ? event.kind() : ((Heartbeat) record).kind();
    }

    private List<Read> reads(boolean lean) throws IOException, InventoryException, InterruptedException {
        Batches<Read> batches = new Batches<>();
        sink = new LeanSink(new RequestClasses(CATALOGUE.classifier()), batches);
        Reading reading = new Reading(Inventory.of(List.of(folder), Naming.UNNAMED), CLOCK, Duration.ofSeconds(20));
        summary = (lean ? reading.counting(sink) : reading).run(sink);
        sink.end();
        List<Read> reads = new ArrayList<>();
        for (List<Read> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
            reads.addAll(batch);
        }
        return reads;
    }

    private static List<String> stamped(List<Request> requests, DateTimeFormatter stamp) {
        Instant at = BEGIN;
        List<String> lines = new ArrayList<>();
        for (Request request : requests) {
            at = at.plusSeconds(request.step());
            lines.add(request.text().replace("%t", stamp.format(at)));
        }
        return lines;
    }
}
