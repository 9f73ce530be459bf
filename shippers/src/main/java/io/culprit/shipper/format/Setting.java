package io.culprit.shipper.format;

import io.culprit.event.Software;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What is known of a source besides its lines.
 *
 * @param zone zone of times written without one
 * @param software the server that writes it
 * @param latest the latest time that its lines can have, about: when it was last changed or, while it is followed, now.
 *     Stamps without a year take the latest year that keeps them before
 */
public record Setting(ZoneId zone, Software software, InstantSource latest) {

    public Setting {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(software);
        Objects.requireNonNull(latest);
    }

    /** What is known of a file that does not change any more. */
    public Setting(ZoneId zone, Software software, Instant lastChanged) {
        this(zone, software, (InstantSource) () -> lastChanged);
    }

    /** The latest time that its lines can have, as of now. */
    public Instant notAfter() {
        return latest.instant();
    }
}
