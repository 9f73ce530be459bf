package io.culprit.shipper.delivery;

import java.util.Objects;

/**
 * One partition of a topic.
 *
 * @param number from 0
 */
public record Partition(String topic, int number) {

    public Partition {
        Objects.requireNonNull(topic);
    }

    /** Its name, as {@code raw-logs-3}. */
    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
