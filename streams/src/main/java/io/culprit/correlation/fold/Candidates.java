package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Matches of conditions for which one is not enough, until there are enough of them. Bounded per condition. */
final class Candidates {

    /**
     * A match, and whether it was counted already as one of enough.
     *
     * @param match the match
     * @param counted whether it met the condition
     */
    public record Candidate(Match match, boolean counted) {}

    private static final int MAX_CANDIDATES = 64;

    private final SortedMap<String, List<Candidate>> candidates = new TreeMap<>();

    private final Expiry expiry = new Expiry();

    Candidates(Map<String, List<Candidate>> base) {
        base.forEach((name, matches) -> candidates.put(name, new ArrayList<>(matches)));
    }

    boolean isEmpty() {
        for (List<Candidate> matches : candidates.values()) {
            if (!matches.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    SortedMap<String, List<Candidate>> freeze() {
        SortedMap<String, List<Candidate>> frozen = new TreeMap<>();
        candidates.forEach((name, matches) -> {
            if (!matches.isEmpty()) {
                frozen.put(name, List.copyOf(matches));
            }
        });
        return frozen;
    }

    /**
     * Adds a match and gives those that now meet the condition and were not counted before.
     *
     * @param measured whether what else the condition asks for holds
     * @param all occurrences of what the condition's share is of, within its span
     */
    List<Match> with(Match match, Condition condition, long all, boolean measured) {
        Duration span = condition.span().orElseThrow();
        List<Candidate> near = candidates.computeIfAbsent(match.condition(), any -> new ArrayList<>());
        Instant oldest = match.last().minus(span);
        near.removeIf(candidate -> candidate.match().last().isBefore(oldest));
        near.add(new Candidate(match, false));
        expiry.keep(match.last(), span);
        if (near.size() > MAX_CANDIDATES) {
            Candidate eldest = near.remove(0);
            near.set(
                    0,
                    new Candidate(
                            eldest.match().plus(near.get(0).match()),
                            near.get(0).counted()));
        }
        if (!measured || !enough(near, condition, all)) {
            return List.of();
        }
        List<Match> counted = near.stream()
                .filter(candidate -> !candidate.counted())
                .map(Candidate::match)
                .toList();
        near.replaceAll(candidate -> new Candidate(candidate.match(), true));
        return counted;
    }

    void clear(String condition) {
        candidates.remove(condition);
    }

    void forgetBefore(Instant now, Map<String, Condition> conditions) {
        if (expiry.begin(now)) {
            candidates.forEach((name, matches) -> expiry.forget(
                    matches,
                    candidate -> candidate.match().last(),
                    conditions.get(name).span().orElseThrow(),
                    now));
        }
    }

    /** Occurrences, or different texts, that are there of a condition. */
    long count(String name, Condition condition) {
        return count(candidates.getOrDefault(name, List.of()), condition);
    }

    private static long count(List<Candidate> near, Condition condition) {
        if (condition.distinct().isPresent()) {
            String field = condition.distinct().get();
            return near.stream()
                    .map(candidate -> candidate.match().fields().getOrDefault(field, ""))
                    .distinct()
                    .count();
        }
        long count = 0;
        for (Candidate candidate : near) {
            count += candidate.match().count();
        }
        return count;
    }

    private static boolean enough(List<Candidate> near, Condition condition, long all) {
        long count = count(near, condition);
        if (count < condition.atLeast().orElse(1)) {
            return false;
        }
        Duration spread = Duration.between(
                near.get(0).match().first(), near.get(near.size() - 1).match().last());
        return condition.spread().filter(least -> spread.compareTo(least) < 0).isEmpty()
                && condition
                        .share()
                        .filter(share -> count < share.atLeast() * all)
                        .isEmpty()
                && condition
                        .rising()
                        .filter(rising -> !Trend.of(matches(near), rising).rises())
                        .isEmpty();
    }

    private static List<Match> matches(List<Candidate> near) {
        return near.stream().map(Candidate::match).toList();
    }
}
