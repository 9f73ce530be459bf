package io.culprit.correlation.classify;

import io.culprit.correlation.signal.RequestClass;
import io.culprit.event.Delivery;
import io.culprit.signal.Exemplar;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Requests of which only counts are wanted, in place of their events: neighbours in one file, whose positions in time lie
 * within one second.
 *
 * @param service service concerned
 * @param host host concerned
 * @param last where the last of them stands; none of them was read before
 * @param counts how many there are of each class, by the first of each
 */
public record RequestTally(String service, String host, Delivery last, List<Counted> counts) {

    public RequestTally {
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        Objects.requireNonNull(last);
        counts = List.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("no request was counted");
        }
    }

    /**
     * Requests of one class.
     *
     * @param of the class
     * @param count how many
     * @param first earliest position in time
     * @param last latest position in time
     * @param exemplar the one that was read first
     */
    public record Counted(RequestClass of, long count, Instant first, Instant last, Exemplar exemplar) {

        public Counted {
            Objects.requireNonNull(of);
            Objects.requireNonNull(first);
            Objects.requireNonNull(last);
            Objects.requireNonNull(exemplar);
            if (count < 1 || first.getEpochSecond() != last.getEpochSecond()) {
                throw new IllegalArgumentException("requests are counted within a second, at least one of them");
            }
        }
    }

    /** Position in time of the last of them. */
    public Instant reached() {
        return counts.stream().map(Counted::last).max(Instant::compareTo).orElseThrow();
    }

    /** How many requests there are. */
    public long requests() {
        return counts.stream().mapToLong(Counted::count).sum();
    }
}
