package io.culprit.shipper.delivery;

import java.time.Instant;
import java.util.Objects;

/**
 * A record of a topic that others write.
 *
 * @param partition where it stands
 * @param offset its offset there
 * @param time when it was sent or, by the topic's configuration, appended
 * @param value its value, empty where it has none
 */
public record TopicRecord(Partition partition, long offset, Instant time, byte[] value) {

    public TopicRecord {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(time);
        Objects.requireNonNull(value);
    }
}
