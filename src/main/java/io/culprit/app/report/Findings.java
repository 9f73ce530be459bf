package io.culprit.app.report;

import io.culprit.correlation.uptime.Period;
import io.culprit.correlation.uptime.Selection;
import io.culprit.correlation.uptime.UptimeReport;
import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.incident.Incident;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.uptime.CheckDay;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a report tells of.
 *
 * @param incidents the last revision of each, by first evidence
 * @param timeline what happened when
 * @param checks how HTTP checks came out, day by day
 * @param summary what became of every line
 * @param events how many events were read
 * @param late how many of them came too late to count
 * @param partial how far the reading came, in words, if it was stopped before its end
 */
public record Findings(
        List<Incident> incidents,
        Timeline timeline,
        List<CheckDay> checks,
        ReadingSummary summary,
        long events,
        long late,
        Optional<String> partial) {

    /** Days that are told one by one; more are told by month. */
    private static final int MOST_DAYS = 14;

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparing(Incident::severity)
            .reversed()
            .thenComparing(incident -> -number(incident.impact().requestsFailed()))
            .thenComparing(incident -> -number(incident.impact().checksFailed()))
            .thenComparing(Incident::firstEvidenceAt)
            .thenComparing(Incident::id);

    public Findings {
        incidents = List.copyOf(incidents);
        checks = List.copyOf(checks);
        Objects.requireNonNull(partial);
    }

    /** What a report says first where the reading was stopped; empty where it was not. */
    String notice() {
        return partial.map(reached -> "This replay was stopped before its end: " + reached
                        + ". What comes later is missing, and every figure is of what was read.")
                .orElse("");
    }

    /** Incidents in the order in which somebody in a hurry wants to read of them. */
    static List<Incident> worstFirst(List<Incident> incidents) {
        return incidents.stream().sorted(WORST_FIRST).toList();
    }

    /** Uptime by day, or by month where there are many days. */
    List<UptimeRow> uptime() {
        long days = checks.stream().map(CheckDay::day).distinct().count();
        Period period = days > MOST_DAYS ? Period.MONTH : Period.DAY;
        return UptimeReport.of(
                checks, incidents, new Selection(period, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static long number(OptionalLong figure) {
        return figure.orElse(0);
    }
}
