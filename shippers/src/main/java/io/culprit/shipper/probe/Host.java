package io.culprit.shipper.probe;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * The host that is looked at.
 *
 * @param root folder under which {@code /proc}, {@code /etc} and the rest are found: {@code /}, or what a container has
 *     mounted, or a test has laid out
 * @param clock the host's clock
 * @param commands runs commands on it
 */
public record Host(Path root, Clock clock, Commands commands) {

    public Host {
        Objects.requireNonNull(root);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(commands);
    }

    /**
     * A file of the host.
     *
     * @param absolute its path on the host, as {@code /proc/locks}
     */
    public Path path(String absolute) {
        return root.resolve(absolute.startsWith("/") ? absolute.substring(1) : absolute);
    }
}
