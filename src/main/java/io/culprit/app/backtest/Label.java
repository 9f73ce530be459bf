package io.culprit.app.backtest;

import io.culprit.incident.Incident;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is known to have happened.
 *
 * @param pattern the pattern that should tell it
 * @param service the service it happened to
 * @param host the host, where that matters
 * @param from when it began
 * @param to when it was over; included
 */
record Label(String pattern, String service, Optional<String> host, Instant from, Instant to) {

    Label {
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to is before from");
        }
    }

    /** What an incident tells, from its first evidence to its last. */
    static Label of(Incident incident) {
        return new Label(
                incident.pattern(),
                incident.service(),
                Optional.of(incident.host()).filter(name -> !name.isEmpty()),
                incident.firstEvidenceAt(),
                incident.lastEvidenceAt());
    }

    /** Whether an incident tells of it: same pattern and service, a host that does not contradict, times that overlap. */
    boolean isToldBy(Incident incident) {
        return pattern.equals(incident.pattern())
                && service.equals(incident.service())
                && (host.isEmpty() || incident.host().isEmpty() || host.get().equals(incident.host()))
                && !from.isAfter(incident.lastEvidenceAt())
                && !to.isBefore(incident.firstEvidenceAt());
    }
}
