package io.culprit.signal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the sources of one kind on one host are classified, for one service: no bucket of them that ends at or before
 * their least frontier will grow any more.
 *
 * @param service service this is told to
 * @param host host of the sources
 * @param kind kind of event the sources give
 * @param ofHost whether the sources belong to the host itself rather than to the service
 * @param feeds what is to be heard from the host before anything is complete
 * @param sources the sources and how far each was read
 */
public record Frontier(
        String service,
        String host,
        EventKind kind,
        @JsonProperty("of_host") boolean ofHost,
        List<Feed> feeds,
        List<SourceFrontier> sources)
        implements SignalRecord {

    public Frontier {
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        Objects.requireNonNull(kind);
        feeds = List.copyOf(feeds);
        sources = List.copyOf(sources);
    }

    /** The feed that this frontier is of. */
    @JsonIgnore
    public Feed feed() {
        return new Feed(owner(), kind);
    }

    /** The service whose sources they are, empty where they belong to the host itself. */
    @JsonIgnore
    public String owner() {
        return ofHost ? "" : service;
    }

    /**
     * The event time below which nothing is still to come from any of these sources: the least frontier of those that are
     * open or, when all are closed, the greatest that any of them reached.
     *
     * @return nothing while an open source has not been read from, or when no source had a record
     */
    public static Optional<Instant> least(Collection<SourceFrontier> sources) {
        if (sources.size() == 1) {
            return sources.iterator().next().frontier();
        }
        Instant least = Instant.MAX;
        Instant greatest = Instant.MIN;
        for (SourceFrontier source : sources) {
            boolean open = source.state() == SourceFrontier.State.OPEN;
            if (open && source.frontier().isEmpty()) {
                return Optional.empty();
            }
            Instant reached = source.frontier().orElse(Instant.MIN);
            least = open && reached.isBefore(least) ? reached : least;
            greatest = reached.isAfter(greatest) ? reached : greatest;
        }
        if (least.isBefore(Instant.MAX)) {
            return Optional.of(least);
        }
        return greatest.isAfter(Instant.MIN) ? Optional.of(greatest) : Optional.empty();
    }
}
