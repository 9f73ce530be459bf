package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.Event;
import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A bucket that still grows: counted in place, because that is done for every event. */
final class OpenBucket {

    private final Occurrence occurrence;
    private final String service;
    private final String host;
    private final Instant start;
    private final List<Exemplar> exemplars;
    private long count;
    private Instant first;
    private Instant last;

    private String key = "";

    /** Whether it has changed since it was stored. */
    boolean unsaved;

    /** Whether it has grown since it went on. */
    boolean untold;

    /** @param at position in time of the first that it will count */
    OpenBucket(Occurrence occurrence, String service, String host, Instant at) {
        this.occurrence = occurrence;
        this.service = service;
        this.host = host;
        this.start = SignalBucket.floor(at, occurrence.width());
        this.exemplars = new ArrayList<>(SignalBucket.MAX_EXEMPLARS + 1);
        this.first = at;
        this.last = at;
    }

    OpenBucket(Occurrence occurrence, SignalBucket stored) {
        this.occurrence = occurrence;
        this.service = stored.service();
        this.host = stored.host();
        this.start = stored.start();
        this.exemplars = new ArrayList<>(stored.exemplars());
        this.count = stored.count();
        this.first = stored.first();
        this.last = stored.last();
    }

    /** Counts one more. */
    void count(Event event) {
        Instant at = event.header().positionTime();
        count++;
        if (!at.equals(last)) {
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }
        quote(event, at);
    }

    /** Counts requests that nobody quotes. */
    void count(RequestTally.Counted requests) {
        count += requests.count();
        first = requests.first().isBefore(first) ? requests.first() : first;
        last = requests.last().isAfter(last) ? requests.last() : last;
        if (exemplars.isEmpty()) {
            exemplars.add(requests.exemplar());
        }
    }

    /** Keeps the canonically smallest; most of the others come later, so that their text need not be made. */
    private void quote(Event event, Instant at) {
        if (!occurrence.quoted() && !exemplars.isEmpty()) {
            return;
        }
        boolean full = exemplars.size() == SignalBucket.MAX_EXEMPLARS;
        if (full && exemplars.get(SignalBucket.MAX_EXEMPLARS - 1).at().isBefore(at)) {
            return;
        }
        Exemplar exemplar = new Exemplar(
                at,
                event.text(),
                event.header().path(),
                event.header().delivery().offset());
        if (full && exemplars.get(SignalBucket.MAX_EXEMPLARS - 1).compareTo(exemplar) <= 0) {
            return;
        }
        exemplars.add(exemplar);
        Collections.sort(exemplars);
        if (full) {
            exemplars.remove(SignalBucket.MAX_EXEMPLARS);
        }
    }

    /** End of the span, exclusive. */
    Instant end() {
        return start.plus(occurrence.width());
    }

    /** Whether it may have to make room for others of its signal. */
    boolean limited() {
        return occurrence.most().isPresent();
    }

    boolean ofHost() {
        return service.isEmpty();
    }

    long count() {
        return count;
    }

    /** The key under which it is stored. */
    String key() {
        if (key.isEmpty()) {
            key = Owner.key(service, host) + bucket().identity();
        }
        return key;
    }

    /** What it holds by now. */
    SignalBucket bucket() {
        return new SignalBucket(
                occurrence.signal(),
                service,
                host,
                occurrence.fields(),
                start,
                occurrence.width(),
                count,
                first,
                last,
                exemplars);
    }
}
