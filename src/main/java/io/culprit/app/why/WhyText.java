package io.culprit.app.why;

import io.culprit.app.terminal.IncidentText;
import io.culprit.app.terminal.Width;
import io.culprit.event.AccessEvent;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A finding as people read it; every text from a log is made safe. Times are UTC. */
final class WhyText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int FIELD = 13;
    private static final int MOMENT = 8;

    private WhyText() {}

    static List<String> of(Finding finding, Width width) {
        List<String> lines = new ArrayList<>();
        finding.taken()
                .ifPresentOrElse(
                        taken -> request(taken, finding, width, lines),
                        () -> lines.add("NO REQUEST  like that from "
                                + time(finding.around().from()) + " to "
                                + time(finding.around().to())));
        lines.add("");
        if (finding.explanation().isPresent()) {
            explained(finding, finding.explanation().get(), width, lines);
        } else {
            unexplained(finding, width, lines);
        }
        return lines;
    }

    private static void request(Request taken, Finding finding, Width width, List<String> lines) {
        lines.addAll(width.wrap("REQUEST  " + headline(taken.front()) + choice(finding), 2));
        for (Sighting sighting : taken.sightings()) {
            lines.addAll(width.wrap(
                    field(
                            sighting.access().software().label(),
                            time(sighting.access().header().time()) + "  " + SafeText.of(sighting.locator())
                                    + upstream(sighting.access())),
                    FIELD));
            lines.add(
                    width.cut(field("", SafeText.of(finding.lines().getOrDefault(sighting.locator(), "(line gone)")))));
        }
        finding.requests().stream()
                .skip(1)
                .forEach(other -> lines.add(width.cut(field(
                        "or",
                        time(other.front().access().header().time()) + "  " + headline(other.front()) + "  "
                                + SafeText.of(other.front().locator())))));
    }

    private static String choice(Finding finding) {
        return finding.fitting() == 1
                ? ""
                : "  (taken of " + finding.fitting() + " lines that fit: what failed first, then the closest)";
    }

    private static void explained(Finding finding, Explanation explanation, Width width, List<String> lines) {
        Incident cause = explanation.cause(finding.incidents());
        String through = cause.id().equals(explanation.incident().id())
                ? ""
                : ", by way of " + SafeText.of(explanation.incident().pattern());
        lines.addAll(width.wrap("BECAUSE  of this: " + explanation.tie().words() + through, 2));
        // Those at its end tell most.
        explanation.moment().stream()
                .skip(Math.max(0, explanation.moment().size() - MOMENT))
                .forEach(line -> lines.add(width.cut(field(
                        "then",
                        time(line.at()) + "  " + SafeText.of(line.signal()) + "  " + SafeText.of(line.source()) + "  "
                                + SafeText.of(line.text())))));
        lines.addAll(IncidentText.full(cause, finding.incidents().attachedTo(cause), width));
        finding.explanations().stream()
                .skip(1)
                .filter(other -> !other.cause(finding.incidents()).id().equals(cause.id()))
                .forEach(other -> lines.addAll(width.wrap(
                        field(
                                "or",
                                SafeText.of(other.incident().pattern() + ": "
                                                + other.incident().title()) + " ("
                                        + other.tie().words() + ")"),
                        FIELD)));
    }

    private static void unexplained(Finding finding, Width width, List<String> lines) {
        String served = finding.taken()
                .filter(taken -> taken.fate() == Sighting.Fate.SERVED)
                .map(taken -> taken.slow() ? ": it was served, if late" : ": as far as the logs tell it did not fail")
                .orElse("");
        lines.add("NOTHING KNOWN  explains it" + served);
        finding.on()
                .forEach(incident -> lines.addAll(width.wrap(
                        field(
                                "meanwhile",
                                SafeText.of(
                                        incident.pattern() + ": " + incident.title() + " (id " + incident.id() + ")")),
                        FIELD)));
        for (Listening.Covered source : finding.coverage()) {
            lines.addAll(width.wrap(
                    field(source.state().name().toLowerCase(Locale.ROOT), SafeText.of(source.source()) + heard(source)),
                    FIELD));
        }
    }

    private static String heard(Listening.Covered source) {
        return switch (source.state()) {
            case HEARD -> ": " + source.within() + (source.within() == 1 ? " event then" : " events then");
            case SILENT -> ": nothing then, though it has events before and after";
            case OUTSIDE ->
                source.first().isEmpty()
                        ? ": no events"
                        : ": goes only from " + time(source.first().get()) + " to "
                                + source.last().map(WhyText::time).orElse("");
        };
    }

    private static String headline(Sighting sighting) {
        AccessEvent access = sighting.access();
        return SafeText.of((access.method().isEmpty() ? access.requestLine() : access.method() + " " + access.path())
                        + (access.query().isEmpty() ? "" : "?" + access.query()))
                + " " + access.status()
                + access.duration().map(taken -> " in " + seconds(taken)).orElse("")
                + (access.clientAddress().isEmpty() ? "" : " for " + SafeText.of(access.clientAddress()));
    }

    private static String upstream(AccessEvent access) {
        String at = access.upstreamAddress().isEmpty() ? "" : " " + SafeText.of(access.upstreamAddress());
        String status = access.upstreamStatus().isEmpty() ? "" : " " + SafeText.of(access.upstreamStatus());
        String took =
                access.upstreamDuration().map(taken -> " in " + seconds(taken)).orElse("");
        return at.isEmpty() && status.isEmpty() ? "" : "  upstream" + at + status + took;
    }

    private static String seconds(Duration taken) {
        return String.format(Locale.ROOT, "%.3f s", taken.toNanos() / 1e9);
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "  %-10s %s", name, text);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
