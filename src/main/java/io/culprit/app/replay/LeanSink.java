package io.culprit.app.replay;

import io.culprit.correlation.signal.RequestClasses;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.reading.CountedRequest;
import io.culprit.shipper.reading.RequestCounter;
import io.culprit.wire.DeadLetter;

/**
 * Hands on what was read, with tallies in place of requests that only count: those like one whose event was seen to count
 * and no more.
 *
 * <p>A tally is handed on before whatever comes behind its last request, so that all comes in the order of reading.
 */
final class LeanSink implements EventSink, RequestCounter {

    private final RequestClasses classes;
    private final Batches<Read> batches;
    private final OpenTally tally;
    private boolean curious;
    private long events;

    LeanSink(RequestClasses classes, Batches<Read> batches) {
        this.classes = classes;
        this.batches = batches;
        this.tally = new OpenTally(classes);
    }

    @Override
    public int classOf(PlainRequest request) {
        int number = classes.of(
                request.software(),
                request.status(),
                request.seconds(),
                request.bytes(),
                request.pathStart(),
                request.pathEnd());
        curious |= number == RequestClasses.UNKNOWN;
        return number;
    }

    @Override
    public void count(CountedRequest request) {
        if (!tally.takes(request)) {
            handTally();
        }
        tally.count(request);
        events++;
    }

    @Override
    public void accept(EventRecord record) {
        if (curious && record instanceof AccessEvent event) {
            curious = false;
            classes.learn(event);
        }
        handTally();
        batches.add(new Read.One(record));
        if (record instanceof Event) {
            events++;
        }
    }

    /** Events by now, those that were not made among them. */
    long events() {
        return events;
    }

    @Override
    public void reject(DeadLetter rejection) {}

    /** Hands on the last of it. */
    void end() {
        handTally();
        batches.end();
    }

    private void handTally() {
        if (!tally.isEmpty()) {
            batches.add(new Read.Tallied(tally.end()));
        }
    }
}
