package io.culprit.correlation.uptime;

import io.culprit.incident.Incident;
import io.culprit.wire.IncidentComparison;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many failed checks of each day incidents explain.
 *
 * <p>An incident says how many it explains, not of which day. So its number goes to the days between its first and last
 * evidence in their order, to each at most as many as failed on it and no other incident explained. That is exact for an
 * incident within one day or within one period, and never more than failed. Incidents that were taken back do not count,
 * nor do those that only lead to or follow from another: the other explains the same checks.
 */
final class ExplainedChecks {

    private final Map<String, SortedMap<LocalDate, Long>> failed = new HashMap<>();
    private final Map<String, Map<LocalDate, Long>> explained = new HashMap<>();

    /**
     * @param failed failed checks that are not explained yet, by service and day
     * @param incidents revisions of incidents, in any order
     */
    ExplainedChecks(Map<String, SortedMap<LocalDate, Long>> failed, Collection<Incident> incidents) {
        failed.forEach((service, days) -> this.failed.put(service, new TreeMap<>(days)));
        IncidentComparison.standing(incidents).stream()
                .filter(incident -> incident.parent().isEmpty()
                        && !incident.lastEvidenceAt().isBefore(incident.firstEvidenceAt()))
                .forEach(this::shareOut);
    }

    private void shareOut(Incident incident) {
        long left = incident.impact().checksExplained().orElse(0);
        SortedMap<LocalDate, Long> open = failed.getOrDefault(incident.service(), Collections.emptySortedMap());
        LocalDate end = day(incident.lastEvidenceAt()).plusDays(1);
        for (Map.Entry<LocalDate, Long> day :
                open.subMap(day(incident.firstEvidenceAt()), end).entrySet()) {
            long share = Math.min(left, day.getValue());
            left -= share;
            day.setValue(day.getValue() - share);
            explained
                    .computeIfAbsent(incident.service(), any -> new HashMap<>())
                    .merge(day.getKey(), share, Long::sum);
        }
    }

    long of(String service, LocalDate day) {
        return explained.getOrDefault(service, Map.of()).getOrDefault(day, 0L);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
