package io.culprit.correlation.cases;

import io.culprit.correlation.cases.Timeline.Source;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Feed;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The records of a timeline with the heartbeats that vouch for them, as shippers send them. */
public final class Shipment {

    private final Instant start;
    private final Map<Source, List<Event>> sources;
    private final Map<String, Set<String>> services;
    private final Optional<Instant> end;

    Shipment(
            Instant start, Map<Source, List<Event>> sources, Map<String, Set<String>> services, Optional<Instant> end) {
        this.start = start;
        this.sources = sources;
        this.services = services;
        this.end = end;
    }

    /** All records in an order drawn by the seed; within each source the order is kept. */
    public List<EventRecord> shuffled(long seed) {
        return new Sending(new Random(seed)).shuffled();
    }

    /** All records as they were written, those of each second as one part with a heartbeat of every feed behind them. */
    public List<List<EventRecord>> live() {
        return new Sending(new Random(0)).live();
    }

    private final class Sending {
        private final Random random;
        private final Map<Source, Integer> sent = new LinkedHashMap<>();
        private List<EventRecord> records = new ArrayList<>();

        Sending(Random random) {
            this.random = random;
            sources.keySet().forEach(source -> sent.put(source, 0));
        }

        List<EventRecord> shuffled() {
            hostFeeds().forEach(this::beat);
            List<Source> open = new ArrayList<>(sources.keySet());
            while (!open.isEmpty()) {
                Source source = open.get(random.nextInt(open.size()));
                int burst = 1 + random.nextInt(5);
                for (int i = 0; i < burst && next(source).isPresent(); i++) {
                    send(source);
                }
                if (next(source).isEmpty()) {
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

        List<List<EventRecord>> live() {
            List<List<EventRecord>> parts = new ArrayList<>();
            hostFeeds().forEach(this::beat);
            for (Optional<Instant> second = earliest(); second.isPresent(); second = earliest()) {
                Instant until = Instant.ofEpochSecond(second.get().getEpochSecond() + 1);
                for (Source source : sources.keySet()) {
                    while (next(source)
                            .filter(event -> event.header().positionTime().isBefore(until))
                            .isPresent()) {
                        send(source);
                    }
                }
                hostFeeds().forEach(this::beat);
                parts.add(records);
                records = new ArrayList<>();
            }
            return parts;
        }

        private Optional<Instant> earliest() {
            return sources.keySet().stream()
                    .flatMap(source -> next(source).stream())
                    .map(event -> event.header().positionTime())
                    .min(Instant::compareTo);
        }

        private Optional<Event> next(Source source) {
            List<Event> events = sources.get(source);
            return sent.get(source) < events.size() ? Optional.of(events.get(sent.get(source))) : Optional.empty();
        }

        private void send(Source source) {
            records.add(sources.get(source).get(sent.merge(source, 1, Integer::sum) - 1));
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
                    List.copyOf(services.getOrDefault(one.host(), Set.of())),
                    feeds,
                    roster));
        }

        private SourceFrontier frontier(Source source) {
            int count = sent.get(source);
            List<Event> events = sources.get(source);
            boolean over = count == events.size();
            Optional<Instant> reached = count == 0
                    ? Optional.empty()
                    : Optional.of(events.get(count - 1).header().positionTime());
            return new SourceFrontier(
                    source.file(),
                    over ? end.or(() -> reached) : reached,
                    over ? SourceFrontier.State.CLOSED : SourceFrontier.State.OPEN);
        }
    }
}
