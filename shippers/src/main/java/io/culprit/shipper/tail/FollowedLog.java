package io.culprit.shipper.tail;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A log to follow.
 *
 * @param path its name, absolute; rotation makes other files of it
 * @param naming whose it is
 * @param format its format, where it need not be recognised
 * @param from where it is begun
 */
public record FollowedLog(Path path, Naming naming, Optional<Format> format, ReadFrom from) {

    public FollowedLog {
        Objects.requireNonNull(naming);
        Objects.requireNonNull(format);
        Objects.requireNonNull(from);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("the path of a log is absolute: " + path);
        }
    }
}
