package io.culprit.shipper.format.forwarded;

import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lines of one log, as a collector forwarded them.
 *
 * @param host host that wrote them, where the collector names it
 * @param path the log on that host, where the collector names it
 * @param service service that it belongs to, where the collector names it
 * @param lines the lines, without their ends
 */
public record Forwarded(Optional<String> host, Optional<String> path, Optional<String> service, List<Line> lines) {

    public Forwarded {
        Objects.requireNonNull(host);
        Objects.requireNonNull(path);
        Objects.requireNonNull(service);
        lines = List.copyOf(lines);
    }
}
