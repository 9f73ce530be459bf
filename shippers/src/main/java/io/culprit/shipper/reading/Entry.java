package io.culprit.shipper.reading;

import io.culprit.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * The events of one record, at their place in time.
 *
 * @param position the record's position in time
 * @param events its events, which may be none
 */
public record Entry(Instant position, List<Event> events) {}
