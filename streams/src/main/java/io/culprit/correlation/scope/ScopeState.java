package io.culprit.correlation.scope;

import io.culprit.correlation.fleet.Member;
import io.culprit.correlation.fold.Episode;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.state.MemoryTable;
import io.culprit.correlation.state.NoTable;
import io.culprit.correlation.state.Table;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.signal.Frontier;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What correlation remembers between records: separate small entries, never one blob per service.
 *
 * @param feeds the last word of each feed, by service
 * @param buckets buckets above the base, and those below it that may still support evidence, by scope
 * @param bases time up to which each scope's episodes are folded for good
 * @param episodes the episodes, by scope
 * @param published what was said of every incident not settled, by scope
 * @param members incidents of hosts that may be part of a fleet's, by scope
 */
public record ScopeState(
        Table<HeardFeed> feeds,
        Table<SignalBucket> buckets,
        Table<Instant> bases,
        Table<StoredEpisode> episodes,
        Table<Published> published,
        Table<Member> members) {

    /**
     * An episode with its key.
     *
     * @param key whose episode it is
     * @param episode the episode
     */
    public record StoredEpisode(EpisodeKey key, Episode episode) {}

    /** State that is never restored: what the correlation itself holds in memory is not kept a second time. */
    public static ScopeState inMemory() {
        return new ScopeState(
                new NoTable<>(),
                new NoTable<>(),
                new NoTable<>(),
                new NoTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>());
    }

    void hear(HeardFeed heard) {
        if (feeds.isKept()) {
            Frontier frontier = heard.frontier();
            String key = frontier.service() + "|" + frontier.host() + "|" + frontier.ofHost() + "|"
                    + frontier.kind().label();
            feeds.put(key, heard);
        }
    }

    /** Buckets above the base and below it, in canonical order. */
    List<SignalBucket> bucketsOf(Scope scope) {
        List<SignalBucket> sorted = new ArrayList<>(buckets.scan(prefix(scope)));
        sorted.sort(SignalBucket.CANONICAL);
        return sorted;
    }

    void keepBucket(Scope scope, SignalBucket bucket) {
        if (buckets.isKept()) {
            buckets.put(prefix(scope) + bucket.identity(), bucket);
        }
    }

    void removeBucket(Scope scope, SignalBucket bucket) {
        if (buckets.isKept()) {
            buckets.remove(prefix(scope) + bucket.identity());
        }
    }

    Optional<Instant> baseOf(Scope scope) {
        return bases.get(prefix(scope));
    }

    void moveBase(Scope scope, Instant base) {
        if (bases.isKept()) {
            bases.put(prefix(scope), base);
        }
    }

    SortedMap<EpisodeKey, Episode> episodesOf(Scope scope) {
        SortedMap<EpisodeKey, Episode> all = new TreeMap<>();
        episodes.scan(prefix(scope)).forEach(stored -> all.put(stored.key(), stored.episode()));
        return all;
    }

    /** Keeps the episodes as they now are in place of what they were before. */
    void replaceEpisodes(Scope scope, SortedMap<EpisodeKey, Episode> before, SortedMap<EpisodeKey, Episode> now) {
        before.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> removeEpisode(scope, key));
        now.forEach((key, episode) -> {
            Episode known = before.get(key);
            if (episode != known && !episode.equals(known)) {
                keepEpisode(scope, key, episode);
            }
        });
    }

    /** Whether episodes are kept at all. */
    boolean keepsEpisodes() {
        return episodes.isKept();
    }

    private void keepEpisode(Scope scope, EpisodeKey key, Episode episode) {
        episodes.put(prefix(scope) + key.text(), new StoredEpisode(key, episode));
    }

    private void removeEpisode(Scope scope, EpisodeKey key) {
        episodes.remove(prefix(scope) + key.text());
    }

    Map<String, Published> publishedOf(Scope scope) {
        Map<String, Published> all = new TreeMap<>();
        published.scan(prefix(scope)).forEach(one -> all.put(one.incident().id(), one));
        return all;
    }

    /** The scopes of which something was said that is not settled. */
    Set<Scope> scopesSaid() {
        Set<Scope> scopes = new TreeSet<>();
        published
                .scan("")
                .forEach(one -> scopes.add(
                        new Scope(one.incident().service(), one.incident().host())));
        return scopes;
    }

    void keepPublished(Scope scope, Published one) {
        published.put(prefix(scope) + one.incident().id(), one);
    }

    /** Keeps what is said now in place of what was said before. */
    void replacePublished(Scope scope, Map<String, Published> before, Map<String, Published> now) {
        before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> removePublished(scope, id));
        now.forEach((id, one) -> {
            if (!one.equals(before.get(id))) {
                keepPublished(scope, one);
            }
        });
    }

    List<HeardFeed> allFeeds() {
        return feeds.scan("");
    }

    private void removePublished(Scope scope, String id) {
        published.remove(prefix(scope) + id);
    }

    List<Member> membersOf(Scope scope) {
        return members.scan(prefix(scope));
    }

    List<Member> membersOf(String service) {
        return members.scan(service + "|");
    }

    void keepMember(Scope scope, Member member) {
        members.put(prefix(scope) + member.incident().id(), member);
    }

    void removeMember(Scope scope, String id) {
        members.remove(prefix(scope) + id);
    }

    private static String prefix(Scope scope) {
        return scope.service() + "|" + scope.host() + "|";
    }
}
