package io.culprit.app.backtest;

import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How well one pattern tells what happened.
 *
 * <p>An incident is true when it tells of a label, a label is found when an incident tells of it. An incident may tell of two
 * labels and a label may be told by two incidents, so that true incidents and found labels are counted each for themselves.
 *
 * @param pattern its name
 * @param truePositives incidents that are true
 * @param falsePositives incidents that tell of no label
 * @param found labels that were found
 * @param falseNegatives labels that were not
 */
record Score(
        String pattern,
        List<Incident> truePositives,
        List<Incident> falsePositives,
        List<Label> found,
        List<Label> falseNegatives) {

    Score {
        truePositives = List.copyOf(truePositives);
        falsePositives = List.copyOf(falsePositives);
        found = List.copyOf(found);
        falseNegatives = List.copyOf(falseNegatives);
    }

    /** The score of each pattern that the labels speak of, by name. */
    static List<Score> of(Labels labels, Collection<Incident> incidents) {
        return new TreeSet<>(labels.patterns())
                .stream().map(pattern -> of(pattern, labels, incidents)).toList();
    }

    private static Score of(String pattern, Labels labels, Collection<Incident> all) {
        List<Label> known = labels.labels().stream()
                .filter(label -> label.pattern().equals(pattern))
                .toList();
        List<Incident> incidents = all.stream()
                .filter(incident -> incident.pattern().equals(pattern))
                .toList();
        return new Score(
                pattern,
                incidents.stream()
                        .filter(incident -> known.stream().anyMatch(label -> label.isToldBy(incident)))
                        .toList(),
                incidents.stream()
                        .filter(incident -> known.stream().noneMatch(label -> label.isToldBy(incident)))
                        .toList(),
                known.stream()
                        .filter(label -> incidents.stream().anyMatch(label::isToldBy))
                        .toList(),
                known.stream()
                        .filter(label -> incidents.stream().noneMatch(label::isToldBy))
                        .toList());
    }

    /** All of them together. */
    static Score together(Collection<Score> scores) {
        List<Incident> truths = new ArrayList<>();
        List<Incident> falsehoods = new ArrayList<>();
        List<Label> found = new ArrayList<>();
        List<Label> missed = new ArrayList<>();
        for (Score score : scores) {
            truths.addAll(score.truePositives());
            falsehoods.addAll(score.falsePositives());
            found.addAll(score.found());
            missed.addAll(score.falseNegatives());
        }
        return new Score("all", truths, falsehoods, found, missed);
    }

    /** The share of incidents that are true; nothing where there are none. */
    OptionalDouble precision() {
        return share(truePositives.size(), falsePositives.size());
    }

    /** The share of labels that were found; nothing where there are none. */
    OptionalDouble recall() {
        return share(found.size(), falseNegatives.size());
    }

    private static OptionalDouble share(int part, int others) {
        return part + others == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / (part + others));
    }
}
