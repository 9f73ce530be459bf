package io.culprit.app.why;

import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for the lines that other servers wrote of the same requests. */
final class Counterparts implements Consumer<Event> {

    private static final int MOST = 8;

    private final List<Sought> sought;

    private record Fit(Sighting sighting, Duration misfit) {}

    private record Sought(Sighting sighting, List<Fit> fits) {}

    /** @param sightings lines of requests, the most wanted first */
    Counterparts(List<Sighting> sightings) {
        this.sought = sightings.stream()
                .map(sighting -> new Sought(sighting, new ArrayList<>()))
                .toList();
    }

    @Override
    public void accept(Event event) {
        if (event instanceof AccessEvent access) {
            Sighting sighting = new Sighting(access);
            for (Sought one : sought) {
                Join.misfit(one.sighting(), sighting).ifPresent(misfit -> add(one, new Fit(sighting, misfit)));
            }
        }
    }

    private static void add(Sought one, Fit fit) {
        one.fits().add(fit);
        one.fits().sort(Comparator.comparing(Fit::misfit).thenComparing(each -> each.sighting()
                .locator()));
        if (one.fits().size() > MOST) {
            one.fits().remove(MOST);
        }
    }

    /** The requests, each line in one of them, the most wanted first. */
    List<Request> requests() {
        List<Sighting> taken = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (Sought one : sought) {
            if (isTaken(one.sighting(), taken)) {
                continue;
            }
            List<Sighting> lines = new ArrayList<>(List.of(one.sighting()));
            Optional<Sighting> other = one.fits().stream()
                    .map(Fit::sighting)
                    .filter(sighting -> !isTaken(sighting, taken))
                    .findFirst();
            other.ifPresent(lines::add);
            taken.addAll(lines);
            requests.add(new Request(lines));
        }
        return requests;
    }

    private static boolean isTaken(Sighting sighting, List<Sighting> taken) {
        return taken.stream().anyMatch(sighting::sameLine);
    }
}
