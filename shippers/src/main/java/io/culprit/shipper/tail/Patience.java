package io.culprit.shipper.tail;

import java.time.Duration;

/**
 * How long the tail waits for what.
 *
 * @param poll between two looks at files that had nothing new
 * @param scan between two looks for files
 * @param quiet so long without growth, the last record is complete
 * @param unfinished so long without growth, a line without its end is a line
 * @param rotated so long without growth, a file that was rotated away is done
 * @param copy so long a copy of a truncated file is looked for
 * @param save between two writings of the registry
 * @param idleBeat between two heartbeats of logs with nothing new
 */
public record Patience(
        Duration poll,
        Duration scan,
        Duration quiet,
        Duration unfinished,
        Duration rotated,
        Duration copy,
        Duration save,
        Duration idleBeat) {

    /** As on a web host. */
    public static final Patience USUAL = new Patience(
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));
}
