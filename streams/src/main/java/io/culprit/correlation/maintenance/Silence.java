package io.culprit.correlation.maintenance;

import io.culprit.incident.Incident;
import io.culprit.incident.Silenced;
import java.util.Optional;

/**
 * A wish not to be told of some incidents for some time.
 *
 * @param service services it is for
 * @param host hosts it is for; an incident of several hosts has none, and is meant by {@link Glob#ANY} alone
 * @param pattern patterns it is for
 * @param window when
 * @param reason why
 */
public record Silence(Glob service, Glob host, Glob pattern, Window window, String reason) {

    /** What an incident bears that began in this silence; nothing when it did not. */
    Optional<Silenced> over(Incident incident) {
        return service.matches(incident.service())
                        && host.matches(incident.host())
                        && pattern.matches(incident.pattern())
                ? window.endAt(incident.openedAt()).map(until -> new Silenced(reason, until))
                : Optional.empty();
    }
}
