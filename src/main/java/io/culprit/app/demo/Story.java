package io.culprit.app.demo;

import io.culprit.app.terminal.CausesFirst;
import io.culprit.app.terminal.IncidentText;
import io.culprit.app.terminal.Screen;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.IncidentComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells incidents as they come from the topic, and sums them up at the end. */
final class Story {

    private static final int HANG = 6;

    private final Programme programme;
    private final Screen screen;
    private final Map<String, Incident> latest = new HashMap<>();

    Story(Programme programme, Screen screen) {
        this.programme = programme;
        this.screen = screen;
    }

    /** Prints one transition: in full words when it opens or ends, in a line when it is revised. */
    void tell(Incident incident) {
        boolean known = latest.containsKey(incident.id());
        latest.merge(incident.id(), incident, (old, now) -> now.revision() >= old.revision() ? now : old);
        String what = !known ? "opened" : incident.resolution().isPresent() ? IncidentText.status(incident) : "revised";
        String at = offset(incident, incident.updatedAt());
        screen.print(
                known && incident.resolution().isEmpty()
                        ? IncidentText.transition(at, what, incident, screen.width())
                        : IncidentText.brief(at, what, incident, screen.width()));
    }

    /** What was found, one block per cause. */
    List<String> summary() {
        List<Incident> incidents = IncidentComparison.standing(latest.values());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(incidents.size() + (incidents.size() == 1 ? " incident" : " incidents") + ", from the topic alerts:");
        CausesFirst causes = CausesFirst.of(incidents);
        for (Incident incident : causes.causes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  [%s]  %s, opened %s",
                    SafeText.of(incident.pattern()),
                    SafeText.of(incident.service()),
                    IncidentText.status(incident),
                    offset(incident, incident.openedAt())));
            lines.add("    culprit: " + IncidentText.culprit(incident.culprit()));
            lines.add("    impact: " + IncidentText.impact(incident.impact()));
            lines.add("    evidence: " + evidence(incident) + "; ruled out: "
                    + incident.ruledOut().size());
            causes.attachedTo(incident)
                    .forEach(other -> lines.add("    with it: " + SafeText.of(other.pattern()) + ", opened "
                            + offset(other, other.openedAt()) + ": " + SafeText.of(other.title())));
        }
        return lines.stream()
                .flatMap(line -> screen.width().wrap(line, HANG).stream())
                .toList();
    }

    private static String evidence(Incident incident) {
        long lines =
                incident.evidence().stream().mapToLong(found -> found.count()).sum();
        return lines + (lines == 1 ? " line" : " lines");
    }

    private String offset(Incident incident, Instant at) {
        return programme
                .beginningOf(incident.service())
                .map(beginning -> sinceBeginning(Duration.between(beginning, at)))
                .orElseGet(at::toString);
    }

    private static String sinceBeginning(Duration time) {
        return String.format(
                Locale.ROOT,
                "%s%d:%02d",
                time.isNegative() ? "-" : "+",
                time.abs().toMinutes(),
                time.abs().toSecondsPart());
    }
}
