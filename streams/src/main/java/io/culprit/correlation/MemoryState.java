package io.culprit.correlation;

import io.culprit.correlation.classify.ClassificationState;
import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.scope.ScopeState;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.event.Delivery;
import io.culprit.event.Heartbeat;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** State in memory, for replay and tests: what is not stored cannot be restored. */
final class MemoryState {

    private MemoryState() {}

    /** State of the classification of one kind of event. */
    static final class OfClassification implements ClassificationState {

        private final Map<String, Delivery> highWater = new HashMap<>();
        private final TreeMap<String, SignalBucket> buckets = new TreeMap<>();
        private final Map<String, Heartbeat> heartbeats = new HashMap<>();

        @Override
        public Optional<Delivery> highWater(String source) {
            return Optional.ofNullable(highWater.get(source));
        }

        @Override
        public void putHighWater(String source, Delivery delivery) {
            highWater.put(source, delivery);
        }

        @Override
        public Optional<SignalBucket> bucket(String key) {
            return Optional.ofNullable(buckets.get(key));
        }

        @Override
        public void putBucket(String key, SignalBucket bucket) {
            buckets.put(key, bucket);
        }

        @Override
        public void removeBucket(String key) {
            buckets.remove(key);
        }

        @Override
        public List<SignalBucket> buckets(String prefix) {
            return new ArrayList<>(
                    buckets.subMap(prefix, prefix + Character.MAX_VALUE).values());
        }

        @Override
        public Optional<Heartbeat> heartbeat(String key) {
            return Optional.ofNullable(heartbeats.get(key));
        }

        @Override
        public void putHeartbeat(String key, Heartbeat heartbeat) {
            heartbeats.put(key, heartbeat);
        }
    }

    /** State of the correlation of all scopes. */
    static final class OfScopes implements ScopeState {

        private static final class One {
            private final Map<String, SignalBucket> pending = new HashMap<>();
            private Optional<Instant> base = Optional.empty();
            private final SortedMap<EpisodeKey, Episode> episodes = new TreeMap<>();
            private final Map<String, Published> published = new TreeMap<>();
        }

        private final Map<String, Map<String, HeardFeed>> feeds = new HashMap<>();
        private final Map<Scope, One> scopes = new HashMap<>();

        @Override
        public List<HeardFeed> feeds(String service) {
            return List.copyOf(feeds.getOrDefault(service, Map.of()).values());
        }

        @Override
        public void putFeed(HeardFeed feed) {
            feeds.computeIfAbsent(feed.frontier().service(), any -> new TreeMap<>())
                    .put(feed.frontier().host() + "|" + feed.frontier().feed(), feed);
        }

        @Override
        public List<SignalBucket> pending(Scope scope) {
            List<SignalBucket> sorted = new ArrayList<>(of(scope).pending.values());
            sorted.sort(SignalBucket.CANONICAL);
            return sorted;
        }

        @Override
        public void putPending(Scope scope, SignalBucket bucket) {
            of(scope).pending.put(bucket.identity(), bucket);
        }

        @Override
        public void removePending(Scope scope, SignalBucket bucket) {
            of(scope).pending.remove(bucket.identity());
        }

        @Override
        public Optional<Instant> base(Scope scope) {
            return of(scope).base;
        }

        @Override
        public void putBase(Scope scope, Instant base) {
            of(scope).base = Optional.of(base);
        }

        @Override
        public SortedMap<EpisodeKey, Episode> episodes(Scope scope) {
            return new TreeMap<>(of(scope).episodes);
        }

        @Override
        public void putEpisode(Scope scope, EpisodeKey key, Episode episode) {
            of(scope).episodes.put(key, episode);
        }

        @Override
        public void removeEpisode(Scope scope, EpisodeKey key) {
            of(scope).episodes.remove(key);
        }

        @Override
        public Map<String, Published> published(Scope scope) {
            return new TreeMap<>(of(scope).published);
        }

        @Override
        public void putPublished(Scope scope, Published published) {
            of(scope).published.put(published.incident().id(), published);
        }

        @Override
        public void removePublished(Scope scope, String id) {
            of(scope).published.remove(id);
        }

        private One of(Scope scope) {
            return scopes.computeIfAbsent(scope, any -> new One());
        }
    }
}
