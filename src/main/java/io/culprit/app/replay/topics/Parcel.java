package io.culprit.app.replay.topics;

import io.culprit.event.EventRecord;
import java.time.Instant;
import java.util.List;

/**
 * What one record of a topic carries.
 *
 * @param at its turn among the records of other partitions
 * @param records events or a heartbeat, in their order
 */
record Parcel(Instant at, List<EventRecord> records) {}
