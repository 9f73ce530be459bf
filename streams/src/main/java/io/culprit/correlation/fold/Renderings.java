package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The open cases of one scope in words, made once for each state of a case: most stand unchanged from fold to fold, and what is
 * pending is folded over and over.
 */
final class Renderings {

    private final Scope scope;
    private final Map<Case, Incident> open = new IdentityHashMap<>();

    Renderings(Scope scope) {
        this.scope = scope;
    }

    IncidentRendering of(LiveEpisode episode, Case of) {
        return of(episode.pattern(), episode.key(), of);
    }

    private IncidentRendering of(CompiledPattern pattern, EpisodeKey key, Case of) {
        return new IncidentRendering(pattern, scope, key, of);
    }

    /** A case that may still change. */
    Incident open(LiveEpisode episode, Case of) {
        return open.computeIfAbsent(of, any -> of(episode, of).incident(false));
    }

    /** A case that no later evidence can reopen. */
    Incident settled(LiveEpisode episode, Case of) {
        return of(episode, of).incident(true);
    }

    /** Forgets all others. */
    void retain(Collection<Case> standing) {
        if (open.size() > standing.size()) {
            Set<Case> kept = Collections.newSetFromMap(new IdentityHashMap<>());
            kept.addAll(standing);
            open.keySet().removeIf(known -> !kept.contains(known));
        }
    }
}
