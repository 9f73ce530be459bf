package io.culprit.app.report;

import io.culprit.app.terminal.CausesFirst;
import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What happened, the worst first: what a reader needs who reads no further.
 *
 * @param causes incidents that are nobody's consequence, worst first, as many as there is room for
 * @param causesInAll how many there are
 * @param untold how many incidents, consequences included, there is no room for
 */
record Story(List<IncidentView> causes, int causesInAll, int untold) {

    static final String NOTHING = "No incident found";

    static Story of(Findings findings, Runbooks runbooks) {
        CausesFirst grouped = CausesFirst.of(findings.incidents());
        Room room = new Room();
        Set<String> told = new HashSet<>();
        List<IncidentView> causes = new ArrayList<>();
        for (Incident cause : Findings.worstFirst(grouped.causes())) {
            if (room.takeIncident()) {
                String runbook = told.add(cause.runbook()) ? runbooks.html(cause.runbook()) : "";
                IncidentView alone = IncidentView.of(cause, runbook, room);
                causes.add(alone.with(Findings.worstFirst(grouped.attachedTo(cause)).stream()
                        .filter(other -> room.takeIncident())
                        .map(other -> IncidentView.of(other, "", room))
                        .toList()));
            }
        }
        int views = causes.size()
                + causes.stream().mapToInt(cause -> cause.attached().size()).sum();
        return new Story(causes, grouped.causes().size(), findings.incidents().size() - views);
    }

    String headline(Findings findings) {
        if (!causes.isEmpty()) {
            return causes.get(0).title();
        }
        return findings.partial().isPresent() ? NOTHING + " before it was stopped" : NOTHING;
    }

    /** The paragraph: what, how bad, from when to when, and what else. */
    String paragraph(Findings findings) {
        if (causes.isEmpty()) {
            return "Nothing in " + findings.events() + " events matches a known pattern. That is no proof that all was"
                    + " well: look at what was read, below, for sources that are missing.";
        }
        IncidentView worst = causes.get(0);
        int others = causesInAll - 1;
        String rest = others == 0
                ? ""
                : others == 1
                        ? " Besides, there was 1 other incident."
                        : " Besides, there were " + others + " other incidents.";
        return sentence(worst.summary()) + " " + capitalised(worst.impact()) + ". " + fate(worst) + rest;
    }

    private static String fate(IncidentView view) {
        return switch (view.status()) {
            case "recovered" -> "It recovered at " + resolved(view) + ".";
            case "quiet" ->
                "Nothing more was seen of it after "
                        + Times.full(view.incident().lastEvidenceAt()) + " UTC.";
            case "firing" -> "It was still going on at the end of what was read.";
            default -> "It is " + view.status() + ".";
        };
    }

    private static String resolved(IncidentView view) {
        return view.incident().resolvedAt().map(Times::full).orElse("an unknown time") + " UTC";
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
