package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.CompiledPatterns;
import io.culprit.signal.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The episodes of one scope in a fold, by pattern and key, in a fixed order. */
final class LiveEpisodes {

    private final CompiledPatterns patterns;
    private final Scope scope;
    private final SeenSupports seen;
    private final FoldObserver observer;
    private final TreeMap<String, TreeMap<EpisodeKey, LiveEpisode>> episodes = new TreeMap<>();

    /** @param from episodes to start from; those of patterns that are no longer there are dropped */
    LiveEpisodes(
            CompiledPatterns patterns,
            Scope scope,
            SortedMap<EpisodeKey, Episode> from,
            SeenSupports seen,
            FoldObserver observer) {
        this.patterns = patterns;
        this.scope = scope;
        this.seen = seen;
        this.observer = observer;
        from.forEach((key, episode) -> {
            if (patterns.named(key.pattern()).isPresent()) {
                add(key, episode);
            }
        });
    }

    boolean isEmpty() {
        return episodes.isEmpty();
    }

    /** The episodes as they now are. */
    SortedMap<EpisodeKey, Episode> freeze() {
        SortedMap<EpisodeKey, Episode> frozen = new TreeMap<>();
        episodes.values().forEach(own -> own.forEach((key, episode) -> frozen.put(key, episode.freeze())));
        return frozen;
    }

    /** Those of a pattern. */
    Collection<LiveEpisode> of(String pattern) {
        TreeMap<EpisodeKey, LiveEpisode> own = episodes.get(pattern);
        return own == null ? List.of() : own.values();
    }

    /**
     * The one of a key; a key not seen before starts with what concerned it before: as a process whose title has no room for
     * the whole name of its group does, or every key, as a stop of the whole server does.
     */
    LiveEpisode of(CompiledPattern pattern, EpisodeKey key) {
        TreeMap<EpisodeKey, LiveEpisode> own = episodes.get(pattern.name());
        LiveEpisode known = own == null ? null : own.get(key);
        return known != null ? known : add(key, startOf(own, key));
    }

    private static Episode startOf(SortedMap<EpisodeKey, LiveEpisode> own, EpisodeKey key) {
        if (own == null) {
            return Episode.EMPTY;
        }
        for (LiveEpisode each : own.values()) {
            if (each.key().covers(key)) {
                return each.freeze();
            }
        }
        LiveEpisode common = own.get(EpisodeKey.anyOf(key.pattern()));
        return common == null ? Episode.EMPTY : common.freeze();
    }

    private LiveEpisode add(EpisodeKey key, Episode start) {
        CompiledPattern pattern = patterns.named(key.pattern()).orElseThrow();
        LiveEpisode added = new LiveEpisode(pattern, scope, key, start, seen, observer);
        episodes.computeIfAbsent(key.pattern(), any -> new TreeMap<>()).put(key, added);
        return added;
    }

    void remove(EpisodeKey key) {
        SortedMap<EpisodeKey, LiveEpisode> own = episodes.get(key.pattern());
        own.remove(key);
        if (own.isEmpty()) {
            episodes.remove(key.pattern());
        }
    }

    /** Those that something happened to, and those that the lapse of time may change. */
    List<LiveEpisode> touchedOrRestless() {
        List<LiveEpisode> all = new ArrayList<>();
        for (TreeMap<EpisodeKey, LiveEpisode> own : episodes.values()) {
            for (LiveEpisode episode : own.values()) {
                if (episode.touched() || episode.restless()) {
                    all.add(episode);
                }
            }
        }
        return all;
    }

    boolean anyRestless() {
        for (TreeMap<EpisodeKey, LiveEpisode> own : episodes.values()) {
            for (LiveEpisode episode : own.values()) {
                if (episode.restless()) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean anyAlert() {
        for (TreeMap<EpisodeKey, LiveEpisode> own : episodes.values()) {
            for (LiveEpisode episode : own.values()) {
                if (episode.alert()) {
                    return true;
                }
            }
        }
        return false;
    }
}
