package io.culprit.app.replay.topics;

import io.culprit.app.replay.Batches;
import io.culprit.app.replay.Counts;
import io.culprit.correlation.Correlator;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Hands records to the correlation, and counts those that had not come before: shippers may send some twice. */
final class Taken {

    private final Correlator correlator;
    private final Consumer<Event> watcher;
    private final Counts counts = new Counts();

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
            counts.count(event);
        }
    }

    Counts counts() {
        return counts;
    }
}
