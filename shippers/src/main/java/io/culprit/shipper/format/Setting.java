package io.culprit.shipper.format;

import io.culprit.event.Software;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What is known of a source besides its lines.
 *
 * @param zone zone of times written without one
 * @param software the server that writes it
 * @param notAfter the latest time that its lines can have, about: when it was last changed. Stamps without a year take the
 *     latest year that keeps them before
 */
public record Setting(ZoneId zone, Software software, Instant notAfter) {

    public Setting {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(software);
        Objects.requireNonNull(notAfter);
    }
}
