package io.culprit.app.backtest;

import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is known to have happened, and of which patterns that is everything.
 *
 * @param labels in their order
 * @param patterns patterns of which every incident is labelled: one that no label tells is false
 */
record Labels(List<Label> labels, Set<String> patterns) {

    Labels {
        labels = List.copyOf(labels);
        Set<String> all = new TreeSet<>(patterns);
        labels.forEach(label -> all.add(label.pattern()));
        patterns = Set.copyOf(all);
    }

    /** Past incidents as the truth about these patterns. */
    static Labels of(Collection<Incident> past, Set<String> patterns) {
        List<Label> labels = new ArrayList<>();
        past.forEach(incident -> labels.add(Label.of(incident)));
        return new Labels(labels, patterns);
    }

    /** Those that a replay of these times and services can find. */
    Labels within(Span span, Predicate<String> services) {
        return new Labels(
                labels.stream()
                        .filter(label -> services.test(label.service()) && span.meets(label.from(), label.to()))
                        .toList(),
                patterns);
    }
}
