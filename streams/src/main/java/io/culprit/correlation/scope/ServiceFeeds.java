package io.culprit.correlation.scope;

import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.event.EventKind;
import io.culprit.signal.Frontier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last word of every feed, by service: in memory, because every heartbeat looks at them; stored as they change. */
final class ServiceFeeds {

    private record Place(String host, boolean ofHost, EventKind kind) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = host.compareTo(other.host);
            order = order != 0 ? order : Boolean.compare(ofHost, other.ofHost);
            return order != 0 ? order : kind.label().compareTo(other.kind.label());
        }
    }

    private final ScopeState state;
    private final Map<String, Map<Place, HeardFeed>> services = new HashMap<>();

    /** Takes up what is stored. */
    ServiceFeeds(ScopeState state) {
        this.state = state;
        state.allFeeds().forEach(this::place);
    }

    /**
     * Takes the word of a feed.
     *
     * @return its last word before
     */
    Optional<HeardFeed> hear(HeardFeed heard) {
        state.hear(heard);
        return Optional.ofNullable(place(heard));
    }

    private HeardFeed place(HeardFeed heard) {
        Frontier frontier = heard.frontier();
        return services.computeIfAbsent(frontier.service(), any -> new TreeMap<>())
                .put(new Place(frontier.host(), frontier.ofHost(), frontier.kind()), heard);
    }

    /** The feeds of a service, in a fixed order. */
    Collection<HeardFeed> of(String service) {
        Map<Place, HeardFeed> known = services.get(service);
        return known == null ? List.of() : known.values();
    }

    /** The services that have feeds, in a fixed order. */
    Collection<String> services() {
        return services.keySet().stream().sorted().toList();
    }
}
