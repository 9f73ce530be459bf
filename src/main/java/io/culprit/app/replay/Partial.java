package io.culprit.app.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * How far a replay came that was stopped.
 *
 * @param readUpTo position in time of the last event that was correlated; the epoch when there was none
 * @param bytesRead bytes read until then
 * @param bytes bytes there are to read; of topics an estimate by the records that are left
 */
public record Partial(
        @JsonProperty("read_up_to") Instant readUpTo,
        @JsonProperty("bytes_read") long bytesRead,
        long bytes) {

    /** How far it came, in words. */
    public String reached() {
        String when = readUpTo.equals(Instant.EPOCH) ? "no event was read" : "read up to " + readUpTo;
        return when + ", " + bytesRead / 1024 + " of " + bytes / 1024 + " KiB";
    }
}
