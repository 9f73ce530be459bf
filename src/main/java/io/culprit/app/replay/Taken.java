package io.culprit.app.replay;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.classify.RequestTally;
import io.culprit.correlation.classify.RequestTally.Counted;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import java.time.Instant;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Hands what was read to the correlation, and counts it. */
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
            events++;
            reached = event.header().positionTime();
            if (event instanceof AccessEvent access) {
                requests.count(access.status(), 1);
            }
        }
    }

    private void accept(RequestTally tally) {
        correlator.accept(tally);
        for (Counted counted : tally.counts()) {
            events += counted.count();
            requests.count(counted.of().status(), counted.count());
        }
        reached = tally.reached();
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
