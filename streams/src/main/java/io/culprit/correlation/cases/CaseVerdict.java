package io.culprit.correlation.cases;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.ExpectedIncident;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a run is not as its case expects. */
public final class CaseVerdict {

    private final String pattern;
    private final PatternCase told;
    private final CaseRun run;
    private final List<String> differences = new ArrayList<>();

    private CaseVerdict(String pattern, PatternCase told, CaseRun run) {
        this.pattern = pattern;
        this.told = told;
        this.run = run;
    }

    /**
     * Runs a case as it happened.
     *
     * @param pattern name of the pattern that the case tests
     * @return what is not as expected, a sentence each; empty when the case passes
     */
    public static List<String> of(Catalogue catalogue, String pattern, PatternCase told) {
        try {
            return of(pattern, told, CaseRun.live(catalogue, told));
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    /** Judges a run. */
    static List<String> of(String pattern, PatternCase told, CaseRun run) {
        CaseVerdict verdict = new CaseVerdict(pattern, told, run);
        verdict.judge();
        return verdict.differences;
    }

    private void judge() {
        if (told.expect().incidents().isEmpty()) {
            run.transitions().stream()
                    .filter(incident -> incident.pattern().equals(pattern))
                    .findFirst()
                    .ifPresent(incident -> differences.add("opened, and nothing may: " + incident.summary()));
            return;
        }
        Set<String> named = new LinkedHashSet<>(List.of(pattern));
        told.expect()
                .incidents()
                .forEach(expected -> named.add(expected.pattern().orElse(pattern)));
        named.forEach(this::judge);
    }

    private void judge(String of) {
        List<Incident> there = new ArrayList<>(run.incidents().stream()
                .filter(incident -> incident.pattern().equals(of))
                .toList());
        for (ExpectedIncident expected : told.expect().incidents()) {
            if (!expected.pattern().orElse(pattern).equals(of)) {
                continue;
            }
            List<List<String>> against = there.stream()
                    .map(incident -> new IncidentVerdict(expected, run).of(incident))
                    .toList();
            if (there.isEmpty()) {
                differences.add("no " + (differences.isEmpty() ? "" : "further ") + "incident of " + of + " opened");
                continue;
            }
            int nearest = nearest(against);
            against.get(nearest).forEach(what -> differences.add(of + ": " + what));
            there.remove(nearest);
        }
        there.forEach(
                incident -> differences.add("an incident of " + of + " that is not expected: " + incident.summary()));
    }

    private static int nearest(List<List<String>> against) {
        List<Integer> sizes = against.stream().map(List::size).toList();
        return sizes.indexOf(sizes.stream().min(Integer::compareTo).orElseThrow());
    }
}
