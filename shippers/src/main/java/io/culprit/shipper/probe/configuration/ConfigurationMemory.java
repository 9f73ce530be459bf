package io.culprit.shipper.probe.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the probe remembers.
 *
 * @param at when it looked
 * @param salt of the digests of secrets
 * @param trees directives by configuration
 * @param rotations what was told of logrotate's rules
 */
record ConfigurationMemory(
        Instant at, String salt, SortedMap<String, List<Kept>> trees, SortedMap<String, String> rotations) {

    ConfigurationMemory {
        Objects.requireNonNull(at);
        Objects.requireNonNull(salt);
        trees = new TreeMap<>(trees);
        rotations = new TreeMap<>(rotations);
    }
}
