package io.culprit.app.why;

import io.culprit.event.Software;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A request, across the servers that logged it.
 *
 * @param sightings its lines, at least one; the server that the client spoke to first
 */
record Request(List<Sighting> sightings) {

    private static final Duration SLOW = Duration.ofSeconds(5);

    Request {
        sightings = sightings.stream()
                .sorted(Comparator.comparing(sighting -> sighting.access().software() == Software.APACHE))
                .toList();
    }

    /** The server that the client spoke to. */
    Sighting front() {
        return sightings.get(0);
    }

    /** From its beginning to its end, as all its lines tell them. */
    Span span() {
        return sightings.stream().map(Sighting::span).reduce(Span::and).orElseThrow();
    }

    /** The worst that a server made of it. */
    Sighting.Fate fate() {
        return sightings.stream()
                .map(Sighting::fate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether it took long enough to be noticed: as long as mod_wsgi gives a process that ends. */
    boolean slow() {
        return sightings.stream()
                .flatMap(sighting -> sighting.access().duration().stream())
                .anyMatch(taken -> taken.compareTo(SLOW) >= 0);
    }
}
