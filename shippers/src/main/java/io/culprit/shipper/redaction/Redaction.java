package io.culprit.shipper.redaction;

import io.culprit.event.Event;
import io.culprit.wire.DeadLetter;

/** Takes out of events, and of lines that could not be read, what must not leave the host. */
public interface Redaction {

    /** Leaves everything as it is. */
    Redaction NONE = new Redaction() {
        @Override
        public Event of(Event event) {
            return event;
        }

        @Override
        public DeadLetter of(DeadLetter letter) {
            return letter;
        }
    };

    /** The event as it may leave the host. */
    Event of(Event event);

    /** The refused line as it may leave the host. */
    DeadLetter of(DeadLetter letter);
}
