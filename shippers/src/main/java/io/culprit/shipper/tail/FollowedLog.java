package io.culprit.shipper.tail;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A log to follow.
 *
 * @param path its name, absolute; rotation makes other files of it
 * @param naming whose it is
 * @param format its format, where it need not be recognised
 * @param from where it is begun
 * @param certain whether its format is certain before there is a line of it
 * @param blindness why whoever writes it does not see all that it should
 */
public record FollowedLog(
        Path path,
        Naming naming,
        Optional<Format> format,
        ReadFrom from,
        boolean certain,
        Supplier<Optional<String>> blindness) {

    public FollowedLog {
        Objects.requireNonNull(naming);
        Objects.requireNonNull(format);
        Objects.requireNonNull(from);
        Objects.requireNonNull(blindness);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("the path of a log is absolute: " + path);
        }
    }

    /** A log that some program writes. */
    public FollowedLog(Path path, Naming naming, Optional<Format> format, ReadFrom from) {
        this(path, naming, format, from, false, Optional::empty);
    }

    /** This log, of a writer that knows its format, and what it is blind to. */
    public FollowedLog certain(Supplier<Optional<String>> toldBlindness) {
        return new FollowedLog(path, naming, format, from, true, toldBlindness);
    }

    /** The name of the log that a file belongs to by its own. */
    public static Path nameOf(Path file) {
        return Siblings.logOf(file);
    }
}
