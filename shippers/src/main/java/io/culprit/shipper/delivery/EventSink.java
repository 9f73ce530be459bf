package io.culprit.shipper.delivery;

import io.culprit.event.EventRecord;
import io.culprit.wire.DeadLetter;

/** Takes what was read, in the order of reading; called by one thread. */
public interface EventSink {

    /** Takes an event or a heartbeat. */
    void accept(EventRecord record);

    /** Takes a record that could not be read. */
    void reject(DeadLetter letter);
}
