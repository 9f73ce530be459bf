package io.culprit.shipper.inventory;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * The names given to what is read, since files do not tell them.
 *
 * @param service logical service of the web server's sources
 * @param host host that wrote the files
 * @param zone zone of times written without one; empty to find it from the logs
 */
public record Naming(String service, String host, Optional<ZoneId> zone) {

    /** For files given without names: one service and one host, both {@code default}. */
    public static final Naming UNNAMED = new Naming("default", "default", Optional.empty());

    public Naming {
        Objects.requireNonNull(zone);
        if (service.isBlank() || host.isBlank() || service.contains("|") || host.contains("|")) {
            throw new IllegalArgumentException("service and host must have a name, and '|' may not stand in it");
        }
    }
}
