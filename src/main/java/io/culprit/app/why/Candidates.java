package io.culprit.app.why;

import io.culprit.app.why.Sought.Closeness;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Keeps those lines that fit best, and how many fit at all. */
final class Candidates implements Consumer<Event> {

    private static final int MOST = 40;

    private final Sought sought;
    private final PriorityQueue<Candidate> worstFirst =
            new PriorityQueue<>(Comparator.comparing(Candidate::closeness).reversed());
    private long fitting;
    private Instant last = Instant.EPOCH;

    /**
     * A line that fits.
     *
     * @param sighting the line
     * @param closeness how well
     */
    record Candidate(Sighting sighting, Closeness closeness) {}

    Candidates(Sought sought) {
        this.sought = sought;
    }

    @Override
    public void accept(Event event) {
        Instant at = event.header().positionTime();
        last = at.isAfter(last) ? at : last;
        if (event instanceof AccessEvent access) {
            Sighting sighting = new Sighting(access);
            Optional<Closeness> closeness = sought.closeness(sighting);
            if (closeness.isPresent()) {
                fitting++;
                worstFirst.add(new Candidate(sighting, closeness.get()));
                if (worstFirst.size() > MOST) {
                    worstFirst.remove();
                }
            }
        }
    }

    /** The lines that fit best, the best first. */
    List<Sighting> closest() {
        return worstFirst.stream()
                .sorted(Comparator.comparing(Candidate::closeness))
                .map(Candidate::sighting)
                .toList();
    }

    /** Lines that fit. */
    long fitting() {
        return fitting;
    }

    /** Position of the last event of all. */
    Instant last() {
        return last;
    }
}
