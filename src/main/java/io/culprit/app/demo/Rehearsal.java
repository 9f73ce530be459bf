package io.culprit.app.demo;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A first reading of a recording that goes nowhere: what it spans must be known before it can be played at a pace.
 *
 * @param from position time of the earliest event
 * @param to position time of the latest event
 * @param events how many there are
 * @param rejections what could not be read
 */
record Rehearsal(Instant from, Instant to, long events, Rejections rejections) {

    static Rehearsal of(Inventory inventory, Clock clock) throws IOException {
        Spanning sink = new Spanning();
        Rejections rejections = new Rejections(sink);
        new Reading(inventory, clock).run(rejections);
        return sink.events == 0
                ? new Rehearsal(Instant.EPOCH, Instant.EPOCH, 0, rejections)
                : new Rehearsal(sink.from, sink.to, sink.events, rejections);
    }

    /** Event time from the earliest to the latest event. */
    Duration span() {
        return Duration.between(from, to);
    }

    private static final class Spanning implements EventSink {

        private Instant from = Instant.MAX;
        private Instant to = Instant.MIN;
        private long events;

        @Override
        public void accept(EventRecord record) {
            if (record instanceof Event event) {
                Instant at = event.header().positionTime();
                from = at.isBefore(from) ? at : from;
                to = at.isAfter(to) ? at : to;
                events++;
            }
        }

        @Override
        public void reject(DeadLetter rejection) {}
    }
}
