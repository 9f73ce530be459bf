package io.culprit.shipper.inventory;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that is present but not read.
 *
 * @param path the file
 * @param reason why, in a few words
 */
public record Unused(Path path, String reason) {

    public Unused {
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
    }
}
