package io.culprit.app.why;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its beginning
 * @param to its end, not before the beginning
 */
record Span(Instant from, Instant to) {

    Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + to);
        }
    }

    /** Time between the two; none where they meet. */
    Duration distance(Span other) {
        if (other.from.isAfter(to)) {
            return Duration.between(to, other.from);
        }
        return from.isAfter(other.to) ? Duration.between(other.to, from) : Duration.ZERO;
    }

    Span widened(Duration by) {
        return new Span(from.minus(by), to.plus(by));
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** From the earlier beginning to the later end. */
    Span and(Span other) {
        return new Span(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
