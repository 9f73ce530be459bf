package io.culprit.shipper.probe.files;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the probe remembers.
 *
 * @param at when it looked
 * @param watched the files and folders that it was to watch: those added later have no before
 * @param files what was there, by path
 */
record FileMemory(Instant at, SortedMap<String, Boolean> watched, SortedMap<String, FileState> files) {

    FileMemory {
        Objects.requireNonNull(at);
        watched = new TreeMap<>(watched);
        files = new TreeMap<>(files);
    }
}
