package io.culprit.shipper.probe.packages;

import java.time.Instant;
import java.util.Objects;

/**
 * When a change was made and who made it, as far as the logs of the package managers tell.
 *
 * @param at when
 * @param command the command line, or empty
 * @param user who gave it, or empty
 * @param automatic whether it came along with another package
 */
record Deed(Instant at, String command, String user, boolean automatic) {

    Deed {
        Objects.requireNonNull(at);
        Objects.requireNonNull(command);
        Objects.requireNonNull(user);
    }
}
