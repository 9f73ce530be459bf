package io.culprit.topology;

import io.culprit.correlation.Scope;
import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.scope.ScopeState;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** State of the correlation of all scopes of a partition, in Kafka Streams stores. */
final class StoredScopeState implements ScopeState {

    /**
     * An episode with its key.
     *
     * @param key whose episode it is
     * @param episode the episode
     */
    record StoredEpisode(EpisodeKey key, Episode episode) {}

    private final KeyValueStore<String, HeardFeed> feeds;
    private final KeyValueStore<String, SignalBucket> pending;
    private final KeyValueStore<String, Instant> bases;
    private final KeyValueStore<String, StoredEpisode> episodes;
    private final KeyValueStore<String, Published> published;

    StoredScopeState(ProcessorContext<?, ?> context) {
        this.feeds = context.getStateStore(Names.FEEDS);
        this.pending = context.getStateStore(Names.PENDING_BUCKETS);
        this.bases = context.getStateStore(Names.BASES);
        this.episodes = context.getStateStore(Names.EPISODES);
        this.published = context.getStateStore(Names.PUBLISHED);
    }

    @Override
    public List<HeardFeed> feeds(String service) {
        return Stores.scan(feeds, service + "|");
    }

    @Override
    public void putFeed(HeardFeed feed) {
        feeds.put(
                feed.frontier().service() + "|" + feed.frontier().host() + "|"
                        + feed.frontier().ofHost() + "|"
                        + feed.frontier().kind().label(),
                feed);
    }

    @Override
    public List<SignalBucket> pending(Scope scope) {
        List<SignalBucket> sorted = new ArrayList<>(Stores.scan(pending, prefix(scope)));
        sorted.sort(SignalBucket.CANONICAL);
        return sorted;
    }

    @Override
    public void putPending(Scope scope, SignalBucket bucket) {
        pending.put(prefix(scope) + bucket.identity(), bucket);
    }

    @Override
    public void removePending(Scope scope, SignalBucket bucket) {
        pending.delete(prefix(scope) + bucket.identity());
    }

    @Override
    public Optional<Instant> base(Scope scope) {
        return Optional.ofNullable(bases.get(prefix(scope)));
    }

    @Override
    public void putBase(Scope scope, Instant base) {
        bases.put(prefix(scope), base);
    }

    @Override
    public SortedMap<EpisodeKey, Episode> episodes(Scope scope) {
        SortedMap<EpisodeKey, Episode> all = new TreeMap<>();
        Stores.scan(episodes, prefix(scope)).forEach(stored -> all.put(stored.key(), stored.episode()));
        return all;
    }

    @Override
    public void putEpisode(Scope scope, EpisodeKey key, Episode episode) {
        episodes.put(episodeKey(scope, key), new StoredEpisode(key, episode));
    }

    @Override
    public void removeEpisode(Scope scope, EpisodeKey key) {
        episodes.delete(episodeKey(scope, key));
    }

    @Override
    public Map<String, Published> published(Scope scope) {
        Map<String, Published> all = new TreeMap<>();
        Stores.scan(published, prefix(scope))
                .forEach(one -> all.put(one.incident().id(), one));
        return all;
    }

    @Override
    public void putPublished(Scope scope, Published one) {
        published.put(prefix(scope) + one.incident().id(), one);
    }

    @Override
    public void removePublished(Scope scope, String id) {
        published.delete(prefix(scope) + id);
    }

    private static String episodeKey(Scope scope, EpisodeKey key) {
        return prefix(scope) + key.text();
    }

    private static String prefix(Scope scope) {
        return scope.service() + "|" + scope.host() + "|";
    }
}
