package io.culprit.app.report;

import io.culprit.app.terminal.CausesFirst;
import java.util.List;

/**
 * What happened, the worst first: what a reader needs who reads no further.
 *
 * @param causes incidents that are nobody's consequence, worst first
 */
record Story(List<IncidentView> causes) {

    static final String NOTHING = "No incident found";

    static Story of(Findings findings, Runbooks runbooks) {
        CausesFirst grouped = CausesFirst.of(findings.incidents());
        return new Story(Findings.worstFirst(grouped.causes()).stream()
                .map(cause -> IncidentView.of(cause, Findings.worstFirst(grouped.attachedTo(cause)), runbooks))
                .toList());
    }

    String headline() {
        return causes.isEmpty() ? NOTHING : causes.get(0).title();
    }

    /** The paragraph: what, how bad, from when to when, and what else. */
    String paragraph(Findings findings) {
        if (causes.isEmpty()) {
            return "Nothing in " + findings.events() + " events matches a known pattern. That is no proof that all was"
                    + " well: look at what was read, below, for sources that are missing.";
        }
        IncidentView worst = causes.get(0);
        String rest = causes.size() == 1
                ? ""
                : " Besides, there "
                        + (causes.size() == 2
                                ? "was 1 other incident."
                                : "were " + (causes.size() - 1) + " other incidents.");
        return sentence(worst.summary()) + " " + capitalised(worst.impact()) + ". " + fate(worst) + rest;
    }

    private static String fate(IncidentView view) {
        return switch (view.status()) {
            case "recovered" -> "It recovered at " + resolved(view) + ".";
            case "quiet" ->
                "Nothing more was seen of it after "
                        + Times.full(view.incident().lastEvidenceAt()) + " UTC.";
            case "firing" -> "It was still going on where the logs end.";
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
