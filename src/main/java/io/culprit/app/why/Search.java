package io.culprit.app.why;

import io.culprit.app.replay.Replay;
import io.culprit.app.terminal.CausesFirst;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Two passes over the files: one correlates, and keeps the lines that fit best; the other looks for what other servers wrote
 * of them, and which sources were heard then. Nothing is kept but those lines.
 */
final class Search {

    private static final int SHOWN = 10;

    /** The time of day nearest to that long before the end of the logs is the last one in them. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Inventory inventory;
    private final Catalogue catalogue;
    private final Clock clock;

    Search(Inventory inventory, Catalogue catalogue, Clock clock) {
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Looks for a request and what explains it.
     *
     * @throws IOException when a file cannot be read
     */
    Finding run(Sought sought, Progress progress) throws IOException {
        Candidates candidates = new Candidates(sought);
        List<Incident> incidents = new Replay(inventory, catalogue, clock, candidates)
                .run(progress)
                .incidents();
        Span around = around(sought, candidates);
        Counterparts counterparts = new Counterparts(candidates.closest());
        Listening listening = new Listening(around);
        Nearby nearby = new Nearby(
                candidates.closest().stream().findFirst().map(Sighting::span).orElse(around), catalogue);
        new Reading(inventory, clock, Duration.ofHours(1))
                .run(new Watched(counterparts.andThen(listening).andThen(nearby)));
        List<Request> requests = counterparts.requests().stream().limit(SHOWN).toList();
        List<Explanation> explanations = requests.stream()
                .findFirst()
                .map(request -> Explanation.of(request, incidents, nearby::of))
                .orElse(List.of());
        return new Finding(
                around,
                candidates.fitting(),
                requests,
                lines(requests),
                explanations,
                CausesFirst.of(incidents),
                on(around, incidents, explanations),
                listening.coverage(inventory));
    }

    /** The time of the request taken; where none was found, the moment asked for on the last day of the logs. */
    private static Span around(Sought sought, Candidates candidates) {
        Instant last = candidates.last();
        return candidates.closest().stream()
                .findFirst()
                .map(Sighting::span)
                .or(() -> sought.moment().map(moment -> moment.near(last.minus(HALF_A_DAY))))
                .orElse(new Span(last, last))
                .widened(
                        sought.within().compareTo(Duration.ofMinutes(1)) < 0 ? sought.within() : Duration.ofMinutes(1));
    }

    private static List<Incident> on(Span around, List<Incident> incidents, List<Explanation> explanations) {
        return incidents.stream()
                .filter(incident -> explanations.stream()
                        .noneMatch(one -> one.incident().id().equals(incident.id())))
                .filter(incident -> new Span(
                                incident.firstEvidenceAt(),
                                incident.resolvedAt().orElse(incident.lastEvidenceAt()))
                        .distance(around)
                        .isZero())
                .toList();
    }

    private Map<String, String> lines(List<Request> requests) throws IOException {
        Map<String, String> lines = new HashMap<>();
        for (Request request : requests) {
            for (Sighting sighting : request.sightings()) {
                OriginalLine.of(sighting.access().header(), inventory)
                        .ifPresent(line -> lines.put(sighting.locator(), line));
            }
        }
        return lines;
    }

    /** Shows events, and nothing else, to who watches. */
    private record Watched(Consumer<Event> watcher) implements EventSink {

        @Override
        public void accept(EventRecord record) {
            if (record instanceof Event event) {
                watcher.accept(event);
            }
        }

        @Override
        public void reject(DeadLetter letter) {}
    }
}
