package io.culprit.app.backtest;

import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was alerted then beside what is found now.
 *
 * <p>Two are the same incident by their id or, where the first evidence is another now, by their fingerprint and overlap in
 * time. What may differ between runs, as the coverage, is not compared.
 *
 * @param missed alerted then, not found now
 * @param added found now, not alerted then
 * @param changed found now otherwise than alerted then
 * @param same found now as alerted then
 * @param beyond alerted then, before what was read begins or after it ends, and therefore not compared
 */
record Difference(
        List<Incident> missed,
        List<Incident> added,
        List<Changed> changed,
        List<Incident> same,
        List<Incident> beyond) {

    Difference {
        missed = List.copyOf(missed);
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        same = List.copyOf(same);
        beyond = List.copyOf(beyond);
    }

    /**
     * Compares.
     *
     * @param then standing incidents, those that hang on the wall clock left out
     * @param now likewise
     * @param span what was read
     */
    static Difference of(Collection<Incident> then, Collection<Incident> now, Span span) {
        Map<String, Incident> left = new HashMap<>();
        then.forEach(incident -> left.put(incident.id(), incident));
        Map<Incident, Incident> pairs = new HashMap<>();
        now.forEach(incident ->
                Optional.ofNullable(left.remove(incident.id())).ifPresent(before -> pairs.put(incident, before)));
        for (Incident incident : now) {
            if (!pairs.containsKey(incident)) {
                then.stream()
                        .filter(before -> left.containsKey(before.id()) && overlap(before, incident))
                        .findFirst()
                        .ifPresent(before -> pairs.put(incident, left.remove(before.id())));
            }
        }
        List<Incident> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        List<Incident> same = new ArrayList<>();
        for (Incident incident : now) {
            Optional<Incident> before = Optional.ofNullable(pairs.get(incident));
            List<Changed.Field> fields =
                    before.map(past -> Changed.fields(past, incident)).orElse(List.of());
            if (before.isEmpty()) {
                added.add(incident);
            } else if (fields.isEmpty()) {
                same.add(incident);
            } else {
                changed.add(new Changed(before.get(), incident, fields));
            }
        }
        List<Incident> unpaired =
                then.stream().filter(past -> left.containsKey(past.id())).toList();
        return new Difference(
                unpaired.stream().filter(span::holds).toList(),
                added,
                changed,
                same,
                unpaired.stream().filter(past -> !span.holds(past)).toList());
    }

    private static boolean overlap(Incident one, Incident other) {
        return one.fingerprint().equals(other.fingerprint())
                && !one.firstEvidenceAt().isAfter(other.lastEvidenceAt())
                && !other.firstEvidenceAt().isAfter(one.lastEvidenceAt());
    }
}
