package io.culprit.shipper.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time a record carries.
 *
 * @param time the time
 * @param resolution how fine it is written
 */
public record Stamp(Instant time, Duration resolution) {

    public Stamp {
        Objects.requireNonNull(time);
        Objects.requireNonNull(resolution);
    }

    /** A time written in whole seconds. */
    public static Stamp ofSeconds(Instant time) {
        return new Stamp(time, Duration.ofSeconds(1));
    }

    /** A time written in milliseconds since the epoch. */
    public static Stamp ofMillis(long epochMillis) {
        return new Stamp(Instant.ofEpochMilli(epochMillis), Duration.ofMillis(1));
    }
}
