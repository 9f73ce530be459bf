package io.culprit.app.backtest;

import io.culprit.incident.Incident;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Of which event times everything was read.
 *
 * @param from the first; empty where it was read from the beginning
 * @param to the first no more; empty where it was read to the end
 */
public record Span(Optional<Instant> from, Optional<Instant> to) {

    /** From the beginning to the end. */
    public static final Span ALL = new Span(Optional.empty(), Optional.empty());

    public Span {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }

    /** Whether an incident began in it, so that replay can find it as it was. */
    boolean holds(Incident incident) {
        Instant begun = incident.firstEvidenceAt();
        return from.filter(begun::isBefore).isEmpty()
                && to.filter(end -> !begun.isBefore(end)).isEmpty();
    }

    /** Whether some of a time was read. */
    boolean meets(Instant begun, Instant ended) {
        return from.filter(ended::isBefore).isEmpty()
                && to.filter(end -> !begun.isBefore(end)).isEmpty();
    }
}
