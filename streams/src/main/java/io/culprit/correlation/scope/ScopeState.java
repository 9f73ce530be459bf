package io.culprit.correlation.scope;

import io.culprit.correlation.Scope;
import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What correlation remembers between records: separate small entries, never one blob per service. */
public interface ScopeState {

    List<HeardFeed> feeds(String service);

    void putFeed(HeardFeed feed);

    /** Buckets above the base, in canonical order. */
    List<SignalBucket> pending(Scope scope);

    void putPending(Scope scope, SignalBucket bucket);

    void removePending(Scope scope, SignalBucket bucket);

    /** Time up to which the scope's episodes are folded for good. */
    Optional<Instant> base(Scope scope);

    void putBase(Scope scope, Instant base);

    SortedMap<EpisodeKey, Episode> episodes(Scope scope);

    void putEpisode(Scope scope, EpisodeKey key, Episode episode);

    void removeEpisode(Scope scope, EpisodeKey key);

    /** What was said of every incident not settled, by id. */
    Map<String, Published> published(Scope scope);

    void putPublished(Scope scope, Published published);

    void removePublished(Scope scope, String id);
}
