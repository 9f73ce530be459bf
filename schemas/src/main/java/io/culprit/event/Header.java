package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What every event carries: when, where from, and on whose behalf.
 *
 * <p>{@code positionTime} is the running maximum of the stamps within the source. Apache stamps an access line with the
 * request's start but writes it at its end, so stamps go back and forth while position time never does; correlation
 * orders by position time and treats {@code time} as an attribute.
 *
 * @param delivery the record's place in its source
 * @param time the record's own stamp; a record without one takes its position time
 * @param resolution how fine the stamp is: the event happened within {@code [time, time + resolution)}
 * @param positionTime running maximum of the stamps of the source up to this record
 * @param observedTime wall clock of the reader when it read the record; not used by correlation
 * @param service logical service, empty when the source belongs to the host itself
 * @param host host the source was written on
 * @param path file the record was read from, relative to the folder read when there was one
 */
public record Header(
        Delivery delivery,
        Instant time,
        Duration resolution,
        @JsonProperty("position_time") Instant positionTime,
        @JsonProperty("observed_time") Instant observedTime,
        @JsonProperty("service.name") String service,
        @JsonProperty("host.name") String host,
        @JsonProperty("log.file.path") String path) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    public Header {
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(resolution, "resolution");
        Objects.requireNonNull(positionTime, "position_time");
        Objects.requireNonNull(observedTime, "observed_time");
        service = Objects.requireNonNullElse(service, "");
        Objects.requireNonNull(host, "host.name");
        Objects.requireNonNull(path, "log.file.path");
        if (!possible(time) || !possible(positionTime)) {
            throw new IllegalArgumentException("no event happened at " + time + " or " + positionTime);
        }
    }

    /**
     * Whether an event can have happened then: from 1970 to 8999. Arithmetic on event times must not overflow, whatever
     * stamp a line or a producer makes up.
     */
    public static boolean possible(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }

    /** Whether the source belongs to the host rather than to one of its services. */
    public boolean ofHost() {
        return service.isEmpty();
    }
}
