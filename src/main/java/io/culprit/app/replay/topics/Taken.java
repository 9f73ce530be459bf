package io.culprit.app.replay.topics;

import io.culprit.app.replay.Batches;
import io.culprit.app.replay.Requests;
import io.culprit.correlation.Correlator;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Hands records to the correlation, and counts those that had not come before: shippers may send some twice. */
final class Taken {

    private final Correlator correlator;
    private final Consumer<Event> watcher;
    private final Requests requests = new Requests();
    private long events;
    private Instant reached = Instant.EPOCH;

    Taken(Correlator correlator, Consumer<Event> watcher) {
        this.correlator = correlator;
        this.watcher = watcher;
    }

    /** Takes all there is. */
    void all(Batches<EventRecord> batches) throws InterruptedIOException {
        try {
            for (List<EventRecord> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
                batch.forEach(this::one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void one(EventRecord record) {
        if (correlator.accept(record) && record instanceof Event event) {
            watcher.accept(event);
            events++;
            reached = event.header().positionTime();
            if (event instanceof AccessEvent access) {
                requests.count(access.status(), 1);
            }
        }
    }

    long events() {
        return events;
    }

    /** Position in time of the last event; the epoch when there was none. */
    Instant reached() {
        return reached;
    }

    SortedMap<Integer, Long> requestsByStatus() {
        return requests.byStatus();
    }
}
