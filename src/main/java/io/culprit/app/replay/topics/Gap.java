package io.culprit.app.replay.topics;

import java.time.Instant;
import java.util.Optional;

/**
 * A topic of which the broker no longer keeps the beginning.
 *
 * @param topic its name
 * @param from event time from which on all its partitions are whole; empty where nothing is left of those that were cut
 */
public record Gap(String topic, Optional<Instant> from) {

    /** The one of two in the same topic that is whole later. */
    static Gap later(Gap one, Gap other) {
        return one.from().isEmpty()
                        || other.from().filter(one.from().get()::isAfter).isPresent()
                ? one
                : other;
    }

    /** The time from which on it is whole; never, where nothing is left. */
    Instant whole() {
        return from.orElse(Instant.MAX);
    }

    @Override
    public String toString() {
        return topic + " is no longer kept from its beginning"
                + from.map(at -> ": what it says before " + at + " is missing").orElse("")
                + "; its retention.ms says how long";
    }
}
