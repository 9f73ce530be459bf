package io.culprit.app.backtest;

import io.culprit.app.terminal.Screen;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.IncidentComparison;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a replay is held against. Incidents of {@link Incident#SOURCE_BLIND} hang on the wall clock and are left out.
 *
 * @param alerted what was alerted then, where that is asked for
 * @param labels what is known to have happened, where that is given
 */
public record Backtest(Optional<List<Incident>> alerted, Optional<Labels> labels) {

    /** Whether it is to be told in place of the incidents. */
    public boolean isAskedFor() {
        return alerted.isPresent() || labels.isPresent();
    }

    /**
     * Prints what comes of it.
     *
     * @param incidents what was found now
     * @param span what was read
     * @param chosen the services of which it was read
     */
    public void print(List<Incident> incidents, Span span, Predicate<String> chosen, boolean json, Screen screen) {
        List<Incident> now = comparable(incidents);
        alerted.ifPresent(all -> {
            List<Incident> then = comparable(all).stream()
                    .filter(incident -> chosen.test(incident.service()))
                    .toList();
            Difference difference = Difference.of(then, now, span);
            if (json) {
                DifferenceJson.of(difference).forEach(line -> screen.print(SafeText.json(line.toString())));
            } else {
                screen.print(DifferenceText.of(difference, screen.width()));
            }
            List<Incident> past = then.stream()
                    .filter(one -> !difference.beyond().contains(one))
                    .toList();
            print(Score.of(Labels.of(past, patterns(past, now)), now), json, screen);
        });
        labels.ifPresent(known -> {
            List<Score> scores = Score.of(known.within(span, chosen), now);
            if (!json) {
                screen.print(ScoreText.names(scores, screen.width()));
            }
            print(scores, json, screen);
        });
    }

    private static void print(List<Score> scores, boolean json, Screen screen) {
        if (json) {
            scores.forEach(
                    score -> screen.print(SafeText.json(ScoreJson.of(score).toString())));
            screen.print(SafeText.json(ScoreJson.of(Score.together(scores)).toString()));
        } else {
            screen.print(ScoreText.table(scores));
        }
    }

    private static List<Incident> comparable(Collection<Incident> incidents) {
        return IncidentComparison.standing(incidents).stream()
                .filter(incident -> !incident.pattern().equals(Incident.SOURCE_BLIND))
                .toList();
    }

    /** Of past incidents all patterns are known: what is found now and was not alerted then is false. */
    private static Set<String> patterns(Collection<Incident> then, Collection<Incident> now) {
        Set<String> patterns = then.stream().map(Incident::pattern).collect(Collectors.toCollection(TreeSet::new));
        now.forEach(incident -> patterns.add(incident.pattern()));
        return patterns;
    }
}
