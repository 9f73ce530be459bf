package io.culprit.correlation.scope;

import io.culprit.correlation.blind.Blindness;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.publish.Publication;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.correlation.watermark.Watermark;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks now and then for feeds that are expected and not heard. */
final class SilenceWatch {

    /** Where what was said of blindness is kept; no host has this name. */
    private static final String BLIND = "?";

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ScopeState state;
    private final ServiceFeeds feeds;
    private final Consumer<Incident> transitions;
    private final Silences silences;
    private final Clock clock;
    private Instant next;

    /** What was heard before this instance began says nothing of now: it first listens for as long as silence takes. */
    SilenceWatch(ScopeState state, ServiceFeeds feeds, Consumer<Incident> transitions, Silences silences, Clock clock) {
        this.state = state;
        this.feeds = feeds;
        this.transitions = transitions;
        this.silences = silences;
        this.clock = clock;
        this.next = clock.instant().plus(Watermark.SILENCE.multipliedBy(2));
    }

    static boolean holds(Scope scope) {
        return scope.host().equals(BLIND);
    }

    /** Looks, when it is time to. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        feeds.services().forEach(service -> look(new Scope(service, BLIND), feeds.of(service), now));
    }

    private void look(Scope scope, Collection<HeardFeed> heard, Instant now) {
        Map<String, Published> said = state.publishedOf(scope);
        List<Incident> holding = Blindness.of(
                heard, said.values().stream().map(Published::incident).toList(), now);
        if (holding.isEmpty() && said.isEmpty()) {
            return;
        }
        Publication.Result result =
                Publication.of(said, silences.applied(holding), List.of(), Set.of(Incident.SOURCE_BLIND), now);
        state.replacePublished(scope, said, result.published());
        result.transitions().forEach(transitions);
    }
}
