package io.culprit.shipper.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time a record carries.
 *
 * @param time the time
 * @param resolution how fine it is written
 * @param lasted how long after that time the record was written, at least: a request that took 82 s is stamped with its
 *     start by Apache, but its line stands where it ended
 */
public record Stamp(Instant time, Duration resolution, Duration lasted) {

    public Stamp {
        Objects.requireNonNull(time);
        Objects.requireNonNull(resolution);
        Objects.requireNonNull(lasted);
    }

    /** A time at which the record was written. */
    public Stamp(Instant time, Duration resolution) {
        this(time, resolution, Duration.ZERO);
    }

    /** The same stamp of something that lasted, and was written when it was over. */
    public Stamp lasting(Duration duration) {
        return new Stamp(time, resolution, duration);
    }

    /** The earliest time at which the record can have been written. */
    public Instant written() {
        return lasted.isZero() ? time : time.plus(lasted);
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
