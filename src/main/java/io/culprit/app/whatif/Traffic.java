package io.culprit.app.whatif;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What access logs tell of requests: how long they took and how many ran at once, by the server that logged them. */
final class Traffic {

    private final Map<Software, Served> served = new EnumMap<>(Software.class);
    private final List<Long> workers;
    private final Set<String> hosts = new HashSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /**
     * Requests of one server.
     *
     * @param software the server
     * @param durations how long those took whose line tells
     * @param concurrency how many of those ran at once
     */
    record Served(Software software, Durations durations, Concurrency concurrency) {}

    /** @param workers numbers of requests at once to compare with */
    Traffic(List<Long> workers) {
        this.workers = List.copyOf(workers);
    }

    void add(AccessEvent access) {
        Instant at = access.header().positionTime();
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        hosts.add(access.header().host());
        if (access.duration().isPresent()) {
            Duration taken = access.duration().get();
            Served by = served.computeIfAbsent(
                    access.software(), software -> new Served(software, new Durations(), new Concurrency(workers)));
            by.durations().add(taken);
            by.concurrency().add(began(access, taken), taken, access.header().resolution());
        }
    }

    /** Apache stamps when a request began, others when it was over. */
    private static Instant began(AccessEvent access, Duration taken) {
        Instant stamp = access.header().time();
        if (access.software() == Software.APACHE) {
            return stamp;
        }
        Instant began = stamp.minus(taken);
        return began.isBefore(Instant.EPOCH) ? stamp : began;
    }

    /** The server that knows best how long requests took: Apache, which does not see what nginx answers itself. */
    Optional<Served> timed() {
        return Optional.ofNullable(served.get(Software.APACHE))
                .or(() -> Optional.ofNullable(served.get(Software.NGINX)))
                .or(() -> served.values().stream().findFirst());
    }

    /** How many hosts logged requests. */
    int hosts() {
        return hosts.size();
    }

    /** From the first access line to the last. */
    Duration span() {
        return first.isAfter(last) ? Duration.ZERO : Duration.between(first, last);
    }
}
