package io.culprit.correlation.maintenance;

import io.culprit.incident.Incident;
import io.culprit.incident.Silenced;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The silences in force.
 *
 * <p>A silenced incident is found and published like any other; it only says that it is silenced, so that whoever notifies
 * people can leave it out.
 *
 * @param all in the order in which they are written
 */
public record Silences(List<Silence> all) {

    /** None. */
    public static final Silences NONE = new Silences(List.of());

    public Silences {
        all = List.copyOf(all);
    }

    /** The same incidents, each with the silence that it began in: of several, the one that ends last. */
    public List<Incident> applied(List<Incident> incidents) {
        return all.isEmpty()
                        && incidents.stream()
                                .allMatch(incident -> incident.silenced().isEmpty())
                ? incidents
                : incidents.stream().map(this::applied).toList();
    }

    private Incident applied(Incident incident) {
        Optional<Silenced> silence = all.stream()
                .flatMap(each -> each.over(incident).stream())
                .max(Comparator.comparing(Silenced::until).thenComparing(Silenced::reason));
        return silence.equals(incident.silenced()) ? incident : incident.silenced(silence);
    }
}
