package io.culprit.shipper.inventory;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One file of a source.
 *
 * @param path where it is
 * @param label its path relative to what was given, as events quote it
 * @param bytes its size when it was found
 */
public record Generation(Path path, String label, long bytes) {

    public Generation {
        Objects.requireNonNull(path);
        Objects.requireNonNull(label);
    }
}
