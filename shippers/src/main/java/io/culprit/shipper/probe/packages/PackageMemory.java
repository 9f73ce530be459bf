package io.culprit.shipper.probe.packages;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the probe remembers.
 *
 * @param at when it looked
 * @param stamp what changes with the database's files
 * @param packages what was installed
 */
record PackageMemory(Instant at, String stamp, List<Installed> packages) {

    PackageMemory {
        Objects.requireNonNull(at);
        Objects.requireNonNull(stamp);
        packages = List.copyOf(packages);
    }
}
