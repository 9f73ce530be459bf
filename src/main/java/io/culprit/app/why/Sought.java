package io.culprit.app.why;

import io.culprit.event.AccessEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the request that is looked for.
 *
 * @param moment when it failed
 * @param within how far from that it may have been
 * @param url what was asked for
 * @param requestId its identifier
 * @param client address of who asked
 */
record Sought(
        Optional<Moment> moment,
        Duration within,
        Optional<Url> url,
        Optional<String> requestId,
        Optional<String> client) {

    /** How well a line fits, or nothing when it cannot be the request. */
    Optional<Closeness> closeness(Sighting sighting) {
        AccessEvent access = sighting.access();
        if (requestId.isPresent() && !requestId.get().equals(access.requestId())
                || client.isPresent() && !askedBy(access, client.get())
                || url.isPresent() && !url.get().covers(access)) {
            return Optional.empty();
        }
        Span span = sighting.span();
        Instant ended = span.to();
        Span meant = moment.map(at -> at.near(ended)).orElse(span);
        Duration distance = meant.distance(span);
        if (distance.compareTo(within) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Closeness(
                sighting.fate(),
                url.map(sought -> sought.names(access)).orElse(true),
                distance,
                meant.distance(new Span(ended, ended)),
                sighting.locator()));
    }

    private static boolean askedBy(AccessEvent access, String client) {
        return access.clientAddress().equals(client)
                || access.attributes().entrySet().stream()
                        .filter(header -> header.getKey().endsWith("x-forwarded-for")
                                || header.getKey().endsWith("x-real-ip"))
                        .anyMatch(header -> (", " + header.getValue() + ",").contains(" " + client + ","));
    }

    /**
     * How well a line fits; the least fits best.
     *
     * @param fate what became of it: who asks why means one that failed
     * @param named whether the very URL was named, not one that it is below
     * @param distance of the request from the moment
     * @param endDistance of its end from the moment: that is when a user sees that it failed
     * @param locator where the line stands, so that there is an order where all else is equal
     */
    record Closeness(Sighting.Fate fate, boolean named, Duration distance, Duration endDistance, String locator)
            implements Comparable<Closeness> {
        @Override
        public int compareTo(Closeness other) {
            int order = other.fate.compareTo(fate);
            order = order != 0 ? order : Boolean.compare(other.named, named);
            order = order != 0 ? order : distance.compareTo(other.distance);
            order = order != 0 ? order : endDistance.compareTo(other.endDistance);
            return order != 0 ? order : locator.compareTo(other.locator);
        }
    }
}
