package io.culprit.shipper.reading;

import io.culprit.shipper.format.PlainRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads those requests of one source that are only counted.
 *
 * <p>Of a file that begins like one before it, none are: what it repeats must be recognised line by line.
 */
final class PlainRequests {

    private static final int MOST_GENERATIONS = 1_024;

    private final EventReader events;
    private final RequestCounter counter;
    private final Set<String> generations = new HashSet<>();
    private String generation = "";
    private long offset;
    private boolean repeated;
    private Optional<CountedRequest> next = Optional.empty();

    PlainRequests(EventReader events, RequestCounter counter) {
        this.events = events;
        this.counter = counter;
    }

    /** The next request, which stays next until it is {@linkplain #count counted}. */
    Optional<CountedRequest> next() {
        return next;
    }

    /** Reads a record as the next request; where it is to be made events of, it is not read. */
    boolean read(RawRecord record) {
        if (counter == RequestCounter.NONE || isRepeated(record)) {
            return false;
        }
        Optional<PlainRequest> plain = events.format().plain(record.text());
        if (plain.isPresent()) {
            int number = counter.classOf(plain.get());
            next = number < 0 ? Optional.empty() : events.placed(record, plain.get(), number);
        }
        return next.isPresent();
    }

    /** Counts the next request. */
    void count() {
        CountedRequest request = next.orElseThrow();
        next = Optional.empty();
        counter.count(request);
    }

    private boolean isRepeated(RawRecord record) {
        if (!generation.equals(record.generation())) {
            generation = record.generation();
            repeated = generations.size() >= MOST_GENERATIONS || !generations.add(generation);
        } else if (record.offset() <= offset) {
            repeated = true;
        }
        offset = record.offset();
        return repeated;
    }
}
