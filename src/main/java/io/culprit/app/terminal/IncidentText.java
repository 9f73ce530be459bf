package io.culprit.app.terminal;

import io.culprit.incident.Coverage;
import io.culprit.incident.Culprit;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.incident.Silenced;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.terminal.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incident as people read it: one line with a second for detail, or a block with everything. On a terminal, prose is
 * wrapped and quoted log lines are cut to its width.
 *
 * <p>Times are UTC. Every text passes through {@link SafeText}, because incidents quote log lines.
 */
public final class IncidentText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int FIELD = 13;
    private static final int DETAIL = 10;

    private IncidentText() {}

    /** Time, status, severity, pattern, service and summary; then culprit and impact. */
    public static List<String> brief(Incident incident, Width width) {
        return brief(time(when(incident)), status(incident), incident, width);
    }

    /**
     * One transition of an incident, with what is known of it then.
     *
     * @param at when, in the form the reader is used to
     * @param transition what happened to it
     */
    public static List<String> brief(String at, String transition, Incident incident, Width width) {
        List<String> lines = new ArrayList<>(transition(at, transition, incident, width));
        incident.silenced()
                .ifPresent(silenced ->
                        lines.addAll(width.wrap(" ".repeat(DETAIL) + "silenced " + silence(silenced), DETAIL + 2)));
        lines.addAll(width.wrap(
                " ".repeat(DETAIL) + "culprit: " + culprit(incident.culprit()) + "; " + impact(incident.impact()),
                DETAIL + 2));
        return lines;
    }

    /** One transition of an incident without culprit and impact. */
    public static List<String> transition(String at, String transition, Incident incident, Width width) {
        String head = String.format(
                Locale.ROOT,
                "%-8s  %-9s %-8s %s  [%s]",
                at,
                transition,
                incident.severity().label(),
                SafeText.of(incident.pattern()),
                SafeText.of(incident.service()));
        String summary = SafeText.of(incident.summary());
        return width.holds(head + "  " + summary)
                ? List.of(head + "  " + summary)
                : Stream.of(head, " ".repeat(DETAIL) + summary)
                        .flatMap(line -> width.wrap(line, DETAIL).stream())
                        .toList();
    }

    /**
     * The same, with a line for each incident that is a consequence of it, or warned of it.
     *
     * @param attached those incidents, by the time they opened
     */
    public static List<String> full(Incident incident, List<Incident> attached, Width width) {
        List<String> lines = new ArrayList<>(full(incident, width));
        for (Incident other : attached) {
            String place = other.host().equals(incident.host()) ? "" : " on " + other.host();
            lines.addAll(width.wrap(
                    field(
                            "with it",
                            time(other.openedAt()) + "  " + other.severity().label() + "  "
                                    + SafeText.of(other.pattern() + place + ": " + other.title())),
                    FIELD));
        }
        return lines;
    }

    /** Everything, as lines of a block; whom to blame, how bad it is and what to do first stand at its top. */
    public static List<String> full(Incident incident, Width width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(width.wrap(
                incident.severity().label().toUpperCase(Locale.ROOT) + "  " + SafeText.of(incident.title()) + "  ("
                        + SafeText.of(incident.pattern()) + ", "
                        + incident.confidence().label() + ")",
                2));
        lines.addAll(width.wrap("  " + SafeText.of(incident.summary()), 2));
        List<String> fields = new ArrayList<>();
        fields.add(field("culprit", culprit(incident.culprit())));
        fields.add(field("impact", impact(incident.impact())));
        fields.add(field("do first", SafeText.of(incident.advice())));
        fields.add(field("status", status(incident) + ", " + span(incident)));
        incident.silenced().ifPresent(silenced -> fields.add(field("silenced", silence(silenced))));
        place(incident).ifPresent(place -> fields.add(field("service", place)));
        incident.ruledOut()
                .forEach(ruledOut -> fields.add(
                        field("ruled out", SafeText.of(ruledOut.cause()) + ": " + SafeText.of(ruledOut.because()))));
        incident.coverage().stream()
                .filter(coverage ->
                        coverage.state().equals("blind") || coverage.state().equals(Coverage.LATE))
                .forEach(coverage -> fields.add(field(coverage.state(), SafeText.of(coverage.source()))));
        fields.forEach(field -> lines.addAll(width.wrap(field, FIELD)));
        incident.evidence().forEach(evidence -> lines.add(width.cut(field("evidence", evidence(evidence)))));
        lines.add(field("id", SafeText.of(incident.id()) + ", revision " + incident.revision()));
        return lines;
    }

    /** The culprit's kind, name and attributes. */
    public static String culprit(Culprit culprit) {
        String attributes = culprit.attributes().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
        return SafeText.of(culprit.kind().replace('_', ' ') + " " + culprit.name()
                + (attributes.isEmpty() ? "" : " (" + attributes + ")"));
    }

    /** What is known of the impact; figures that are not known are left out. */
    public static String impact(Impact impact) {
        List<String> parts = new ArrayList<>(harm(impact));
        parts.add("over " + duration(Duration.ofSeconds(impact.durationS())));
        return String.join(", ", parts);
    }

    /** What is known of the impact but how long the evidence reaches; nothing where nothing is known. */
    public static List<String> harm(Impact impact) {
        List<String> parts = new ArrayList<>();
        impact.requestsFailed().ifPresent(failed -> parts.add(requests(impact, failed)));
        impact.checksFailed().ifPresent(failed -> parts.add(checks(impact, failed)));
        impact.clientsAffected()
                .ifPresent(clients -> parts.add((impact.clientsAffectedAtLeast().orElse(false) ? "at least " : "")
                        + clients
                        + (clients == 1 ? " client affected" : " clients affected")));
        impact.reopened().ifPresent(times -> parts.add("reopened " + times + (times == 1 ? " time" : " times")));
        return parts;
    }

    private static String requests(Impact impact, long failed) {
        String of = impact.requestsTotal().isPresent()
                ? " of " + impact.requestsTotal().getAsLong()
                : "";
        String share = impact.shareFailed()
                .map(part -> String.format(Locale.ROOT, " (%.1f%%)", part * 100))
                .orElse("");
        return failed + of + (failed == 1 && of.isEmpty() ? " request failed" : " requests failed") + share;
    }

    private static String checks(Impact impact, long failed) {
        String explained = impact.checksExplained().isPresent()
                ? ", " + impact.checksExplained().getAsLong() + " of them explained"
                : "";
        return failed + (failed == 1 ? " check failed" : " checks failed") + explained;
    }

    private static String silence(Silenced silenced) {
        return "until " + time(silenced.until()) + ": " + SafeText.of(silenced.reason());
    }

    private static String evidence(Evidence evidence) {
        return time(evidence.at()) + "  " + SafeText.of(evidence.signal()) + times(evidence.count()) + "  "
                + SafeText.of(evidence.source()) + "  " + SafeText.of(evidence.text());
    }

    private static String times(long count) {
        return count == 1 ? "" : " ×" + count;
    }

    /** Whose incident it is, {@code shop on web1}; nothing where nobody gave what was read a name. */
    public static Optional<String> place(Incident incident) {
        Naming unnamed = Naming.UNNAMED;
        if (incident.service().equals(unnamed.service()) && incident.host().equals(unnamed.host())) {
            return Optional.empty();
        }
        String service = SafeText.of(incident.service());
        return Optional.of(incident.host().isEmpty() ? service : service + " on " + SafeText.of(incident.host()));
    }

    private static String span(Incident incident) {
        return "opened " + time(incident.openedAt())
                + incident.resolvedAt().map(at -> ", resolved " + time(at)).orElse("");
    }

    /** Firing, or why it no longer is. */
    public static String status(Incident incident) {
        return incident.resolution().map(Incident.Resolution::label).orElseGet(() -> incident.status()
                .label());
    }

    private static Instant when(Incident incident) {
        return incident.resolvedAt().orElse(incident.updatedAt());
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "  %-10s %s", name, text);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String duration(Duration span) {
        return span.toMinutes() == 0
                ? span.toSeconds() + " s"
                : span.toMinutes() + " min " + span.toSecondsPart() + " s";
    }
}
