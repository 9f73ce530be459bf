/**
 * Reading: the lines of all sources become events, merged by their position in time, with heartbeats that say how far each
 * source has been read. Requests of which no event is wanted are counted where they stand among the events.
 *
 * <p>May depend on the inventory, format and delivery packages; not on Kafka. Wall clocks are injected.
 */
package io.culprit.shipper.reading;
