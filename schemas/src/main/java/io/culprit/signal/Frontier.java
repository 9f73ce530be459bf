package io.culprit.signal;

import io.culprit.event.EventKind;
import io.culprit.event.SourceFrontier;
import java.util.List;
import java.util.Objects;

/**
 * How far the sources of one kind on one host are classified, for one service: no bucket of them that ends at or before
 * their least frontier will grow any more.
 *
 * @param service service this is told to
 * @param host host of the sources
 * @param kind kind of event the sources give
 * @param ofHost whether the sources belong to the host itself rather than to the service
 * @param sources the sources and how far each was read
 */
public record Frontier(String service, String host, EventKind kind, boolean ofHost, List<SourceFrontier> sources)
        implements SignalRecord {

    public Frontier {
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        Objects.requireNonNull(kind);
        sources = List.copyOf(sources);
    }
}
