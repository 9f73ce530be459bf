package io.culprit.app.replay;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.classify.RequestTally;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import java.util.function.Consumer;

/** Hands what was read to the correlation, and counts it. */
final class Taken {

    private final Correlator correlator;
    private final Consumer<Event> watcher;
    private final Counts counts = new Counts();

    Taken(Correlator correlator, Consumer<Event> watcher) {
        this.correlator = correlator;
        this.watcher = watcher;
    }

    void accept(Read read) {
        if (read instanceof Read.One one) {
            accept(one.record());
        } else if (read instanceof Read.Tallied counted) {
            accept(counted.tally());
        }
    }

    private void accept(EventRecord record) {
        correlator.accept(record);
        if (record instanceof Event event) {
            watcher.accept(event);
            counts.count(event);
        }
    }

    private void accept(RequestTally tally) {
        correlator.accept(tally);
        counts.count(tally);
    }

    Counts counts() {
        return counts;
    }
}
