package io.culprit.correlation.uptime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What of the table is asked for.
 *
 * @param period what days are added up to
 * @param service the only service; empty for all
 * @param from the first day; empty for the first there is
 * @param to the last day; empty for the last there is
 */
public record Selection(Period period, Optional<String> service, Optional<LocalDate> from, Optional<LocalDate> to) {

    boolean holds(String anyService, LocalDate day) {
        return service.filter(only -> !only.equals(anyService)).isEmpty()
                && from.filter(day::isBefore).isEmpty()
                && to.filter(day::isAfter).isEmpty();
    }
}
