package io.culprit.correlation.classify;

import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.signal.Frontier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the heartbeats of one service on one host, or of the host itself, have vouched for so far.
 *
 * <p>It never goes back: a shipper that starts anew says again how far it has read, from the beginning, but what was
 * complete is not told a second time.
 *
 * @param services services that facts of the host are told to
 * @param complete event time up to which buckets are final
 * @param over whether all sources had ended
 */
public record Vouched(List<String> services, Optional<Instant> complete, boolean over) {

    static final Vouched NOTHING = new Vouched(List.of(), Optional.empty(), false);

    public Vouched {
        services = List.copyOf(services);
        complete = complete == null ? Optional.empty() : complete;
    }

    Vouched after(Heartbeat heartbeat) {
        List<String> all = services.containsAll(heartbeat.services())
                ? services
                : Stream.concat(services.stream(), heartbeat.services().stream())
                        .distinct()
                        .sorted()
                        .toList();
        Optional<Instant> least = Frontier.least(heartbeat.roster());
        boolean further =
                least.isPresent() && (complete.isEmpty() || least.get().isAfter(complete.get()));
        return new Vouched(all, further ? least : complete, allEnded(heartbeat));
    }

    private static boolean allEnded(Heartbeat heartbeat) {
        for (SourceFrontier source : heartbeat.roster()) {
            if (source.state() != SourceFrontier.State.CLOSED) {
                return false;
            }
        }
        return true;
    }

    /** The same, complete at least up to that time. */
    Vouched upTo(Instant time) {
        return complete.filter(reached -> !time.isAfter(reached)).isPresent()
                ? this
                : new Vouched(services, Optional.of(time), over);
    }
}
