package io.culprit.app.replay;

import io.culprit.correlation.classify.RequestTally;
import io.culprit.correlation.classify.RequestTally.Counted;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import java.time.Instant;
import java.util.SortedMap;

/** Counts what the correlation was given. */
public final class Counts {

    private final Requests requests = new Requests();
    private long events;
    private Instant reached = Instant.EPOCH;

    /** Counts an event. */
    public void count(Event event) {
        events++;
        reached = event.header().positionTime();
        if (event instanceof AccessEvent access) {
            requests.count(access.status(), 1);
        }
    }

    /** Counts requests of which no events were made. */
    void count(RequestTally tally) {
        for (Counted counted : tally.counts()) {
            events += counted.count();
            requests.count(counted.of().status(), counted.count());
        }
        reached = tally.reached();
    }

    /** Events, those that were not made among them. */
    public long events() {
        return events;
    }

    /** Position in time of the last event; the epoch when there was none. */
    public Instant reached() {
        return reached;
    }

    /** Requests by the status that was sent. */
    public SortedMap<Integer, Long> requestsByStatus() {
        return requests.byStatus();
    }
}
