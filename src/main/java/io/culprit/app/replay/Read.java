package io.culprit.app.replay;

import io.culprit.correlation.classify.RequestTally;
import io.culprit.event.EventRecord;

/** What the reading thread hands to the one that correlates. */
sealed interface Read {

    /** An event or a heartbeat. */
    record One(EventRecord record) implements Read {}

    /** Requests that were counted in place of their events. */
    record Tallied(RequestTally tally) implements Read {}
}
