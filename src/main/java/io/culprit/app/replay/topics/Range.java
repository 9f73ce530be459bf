package io.culprit.app.replay.topics;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What of the topics is replayed, by position in event time.
 *
 * <p>Heartbeats of before the beginning are kept, for they say which sources there are. Those of after the end vouch for the time
 * up to it only: what would be known by then is what is told, and nothing is over because its lines were left out.
 *
 * @param from first time that counts
 * @param to first time that does not
 * @param services the services that count; all where there are none. Facts of a host count for those of them that it has.
 */
public record Range(Optional<Instant> from, Optional<Instant> to, Set<String> services) {

    /** Everything there is. */
    public static final Range ALL = new Range(Optional.empty(), Optional.empty(), Set.of());

    public Range {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        services = Set.copyOf(services);
    }

    /** The record as it counts, if it does. */
    Optional<EventRecord> within(EventRecord record) {
        if (record instanceof Event event) {
            Instant at = event.header().positionTime();
            return reaches(at) && !isPast(at) && concerns(event.header().service())
                    ? Optional.of(record)
                    : Optional.empty();
        }
        Heartbeat beat = (Heartbeat) record;
        return concerns(beat.service()) ? Optional.of(within(beat)) : Optional.empty();
    }

    /** Whether a service counts; sources of a host have none and concern them all. */
    public boolean concerns(String service) {
        return services.isEmpty() || service.isEmpty() || services.contains(service);
    }

    private boolean reaches(Instant at) {
        return from.isEmpty() || !at.isBefore(from.get());
    }

    private boolean isPast(Instant at) {
        return to.isPresent() && !at.isBefore(to.get());
    }

    private Heartbeat within(Heartbeat beat) {
        if (to.isEmpty() && services.isEmpty()) {
            return beat;
        }
        List<String> told = beat.services().stream().filter(this::concerns).toList();
        List<SourceFrontier> roster = beat.roster().stream().map(this::within).toList();
        return new Heartbeat(beat.service(), beat.host(), beat.kind(), beat.emittedAt(), told, beat.feeds(), roster);
    }

    private SourceFrontier within(SourceFrontier source) {
        if (source.frontier().filter(this::isPast).isEmpty()) {
            return source;
        }
        return new SourceFrontier(
                source.source(), to, source.state() == State.CLOSED ? State.OPEN : source.state(), source.reason());
    }
}
