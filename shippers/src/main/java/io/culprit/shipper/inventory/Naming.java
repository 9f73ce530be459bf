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
 * @param formats formats of files that need not be recognised
 */
public record Naming(String service, String host, Optional<ZoneId> zone, ChosenFormats formats) {

    /** For files given without names: one service and one host, both {@code default}. */
    public static final Naming UNNAMED = new Naming("default", "default", Optional.empty());

    /** For files that are recognised by their content. */
    public Naming(String service, String host, Optional<ZoneId> zone) {
        this(service, host, zone, ChosenFormats.NONE);
    }

    public Naming {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(formats);
        if (service.isBlank() || host.isBlank() || service.contains("|") || host.contains("|")) {
            throw new IllegalArgumentException("service and host must have a name, and '|' may not stand in it");
        }
    }

    /** The same of another host. */
    public Naming on(String otherHost) {
        return new Naming(service, otherHost, zone, formats);
    }

    /** The same of another service. */
    public Naming of(String otherService) {
        return new Naming(otherService, host, zone, formats);
    }

    /** The same with times in this zone, if one is given. */
    public Naming in(Optional<ZoneId> otherZone) {
        return new Naming(service, host, otherZone.or(() -> zone), formats);
    }
}
