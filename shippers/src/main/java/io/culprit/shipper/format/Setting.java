package io.culprit.shipper.format;

import io.culprit.event.Software;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What is known of a source besides its lines.
 *
 * @param zone zone of times written without one
 * @param software the server that writes it
 */
public record Setting(ZoneId zone, Software software) {

    public Setting {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(software);
    }
}
