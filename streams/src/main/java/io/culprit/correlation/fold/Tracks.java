package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.CompiledPattern.Memory;
import io.culprit.correlation.pattern.Condition;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The matches an episode still holds, because another condition may refer to them. Bounded per condition. */
final class Tracks {

    private static final int MAX_MATCHES = 64;

    private final CompiledPattern pattern;
    private final SortedMap<String, List<Match>> tracks = new TreeMap<>();

    private final Expiry expiry = new Expiry();

    Tracks(CompiledPattern pattern, Map<String, List<Match>> base) {
        this.pattern = pattern;
        base.forEach((name, matches) -> tracks.put(name, new ArrayList<>(matches)));
    }

    boolean isEmpty() {
        for (List<Match> matches : tracks.values()) {
            if (!matches.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    SortedMap<String, List<Match>> freeze() {
        SortedMap<String, List<Match>> frozen = new TreeMap<>();
        tracks.forEach((name, matches) -> {
            if (!matches.isEmpty()) {
                frozen.put(name, List.copyOf(matches));
            }
        });
        return frozen;
    }

    /** Whether a match of any of these conditions holds at that time. */
    boolean holdAny(List<String> conditions, Instant at) {
        for (String name : conditions) {
            for (Match match : of(name)) {
                if (holds(name, match, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A match of a condition that holds at that time. */
    Optional<Match> holding(String condition, Instant at) {
        return of(condition).stream()
                .filter(match -> holds(condition, match, at))
                .reduce((earlier, later) -> later);
    }

    /** The last match of a condition up to that time. */
    Optional<Match> latest(String condition, Instant at) {
        return of(condition).stream()
                .filter(match -> !match.first().isAfter(at))
                .reduce((earlier, later) -> later);
    }

    private boolean holds(String name, Match match, Instant at) {
        return pattern.condition(name)
                .holds()
                .filter(time -> match.last().plus(time).isBefore(at))
                .isEmpty();
    }

    /**
     * The matches that together meet a condition made of others: of all its members, near the given one, or of any; none
     * when a member lacks one.
     *
     * @param latest the match that was met last
     */
    List<Match> members(Condition whole, Match latest) {
        if (whole.anyOf().contains(latest.condition())) {
            return List.of(latest);
        }
        List<Match> members = new ArrayList<>();
        for (String name : whole.allOf()) {
            Optional<Match> nearest = name.equals(latest.condition())
                    ? Optional.of(latest)
                    : of(name).stream()
                            .filter(match -> whole.within()
                                            .filter(time -> latest.last()
                                                    .isAfter(match.last().plus(time)))
                                            .isEmpty()
                                    && holds(name, match, latest.last())
                                    && sameIn(whole.same(), latest.fields(), match.fields()))
                            .reduce((earlier, later) -> later);
            if (nearest.isEmpty()) {
                return List.of();
            }
            members.add(nearest.get());
        }
        return members;
    }

    private static boolean sameIn(List<String> fields, Map<String, String> one, Map<String, String> other) {
        return fields.stream()
                .allMatch(field -> one.containsKey(field) && one.get(field).equals(other.get(field)));
    }

    /** Occurrences of a condition in the span up to a match. */
    long count(String condition, Match upTo, Duration span) {
        Instant oldest = upTo.last().minus(span);
        long count = 0;
        for (Match match : of(condition)) {
            count += match.last().isBefore(oldest) ? 0 : match.count();
        }
        return count;
    }

    /** Matches this bucket follows: all that it spends, or else the nearest one. */
    List<Match> predecessors(Condition condition, SignalBucket bucket) {
        if (condition.after().isEmpty()) {
            return List.of();
        }
        List<Match> found = new ArrayList<>();
        for (Match match : of(condition.after().get())) {
            if (!match.first().isAfter(bucket.last())
                    && closeEnough(match, bucket, condition.within())
                    && sameIn(condition.same(), bucket.fields(), match.fields())) {
                found.add(match);
            }
        }
        return condition.spends() || found.isEmpty() ? found : List.of(found.get(found.size() - 1));
    }

    private static boolean closeEnough(Match match, SignalBucket bucket, Optional<Duration> within) {
        return within.isEmpty() || !bucket.first().isAfter(match.reach().plus(within.get()));
    }

    /** Records that a match follows others: they are spent, or in use for longer. */
    void follow(Condition condition, Match match) {
        List<Match> track = condition.after().map(tracks::get).orElse(null);
        if (track == null) {
            return;
        }
        if (condition.spends()) {
            track.removeAll(match.follows());
        } else {
            track.replaceAll(before -> match.follows().contains(before) ? before.reaching(match.last()) : before);
        }
    }

    /** Counts a bucket of a condition of which nothing but the number matters. */
    void count(String condition, SignalBucket bucket) {
        List<Match> track = tracks.get(condition);
        Match last = track == null || track.isEmpty() ? null : track.get(track.size() - 1);
        if (last != null
                && !bucket.last()
                        .isAfter(last.first().plus(pattern.slot(condition).orElseThrow()))) {
            track.set(track.size() - 1, last.plus(bucket));
        } else {
            keep(Match.of(condition, bucket, List.of()).unquoted());
        }
    }

    void keep(Match match) {
        if (pattern.memory(match.condition()) instanceof Memory.None) {
            return;
        }
        List<Match> track = tracks.computeIfAbsent(match.condition(), any -> new ArrayList<>());
        Match last = track.isEmpty() ? match : track.get(track.size() - 1);
        if (last != match
                && pattern.slot(match.condition())
                        .filter(slot -> !match.last().isAfter(last.first().plus(slot)))
                        .isPresent()) {
            track.set(track.size() - 1, last.plus(match));
            return;
        }
        track.add(match);
        if (pattern.memory(match.condition()) instanceof Memory.For memory) {
            expiry.keep(match.reach(), memory.time());
        }
        track.sort(Match.BY_TIME);
        if (track.size() > MAX_MATCHES) {
            track.remove(0);
        }
    }

    void clear(String condition) {
        tracks.remove(condition);
    }

    /** Matches of a condition at most that long before an instant. */
    List<Match> near(String condition, Instant at, Duration before) {
        return of(condition).stream()
                .filter(match ->
                        !match.first().isAfter(at) && !at.isAfter(match.last().plus(before)))
                .toList();
    }

    void forgetBefore(Instant now) {
        if (expiry.begin(now)) {
            tracks.forEach((name, matches) -> {
                if (pattern.memory(name) instanceof Memory.For memory) {
                    expiry.forget(matches, Match::reach, memory.time(), now);
                }
            });
        }
    }

    private List<Match> of(String condition) {
        return tracks.getOrDefault(condition, List.of());
    }
}
