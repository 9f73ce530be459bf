package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** Up to this time there is nothing to forget. */
    private Instant forgottenUntil = Instant.MIN;

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
        near.removeIf(candidate -> match.last().isAfter(candidate.match().last().plus(span)));
        near.add(new Candidate(match, false));
        keptUntil(match.last().plus(span));
        if (near.size() > MAX_CANDIDATES) {
            Candidate eldest = near.remove(0);
            near.set(
                    0,
                    new Candidate(
                            eldest.match().plus(near.get(0).match()),
                            near.get(0).counted()));
        }
        if (!measured || !enough(near.stream().map(Candidate::match).toList(), condition, all)) {
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
        if (!forgottenUntil.isBefore(now)) {
            return;
        }
        forgottenUntil = Instant.MAX;
        candidates.forEach((name, matches) -> {
            Duration span = conditions.get(name).span().orElseThrow();
            matches.removeIf(candidate -> candidate.match().last().plus(span).isBefore(now));
            matches.forEach(candidate -> keptUntil(candidate.match().last().plus(span)));
        });
    }

    private void keptUntil(Instant until) {
        forgottenUntil = until.isBefore(forgottenUntil) ? until : forgottenUntil;
    }

    /** Occurrences, or different texts, that are there of a condition. */
    long count(String name, Condition condition) {
        List<Candidate> near = candidates.getOrDefault(name, List.of());
        return count(near.stream().map(Candidate::match).toList(), condition);
    }

    private static long count(List<Match> near, Condition condition) {
        return condition.distinct().isPresent()
                ? near.stream()
                        .map(match ->
                                match.fields().getOrDefault(condition.distinct().get(), ""))
                        .collect(Collectors.toSet())
                        .size()
                : near.stream().mapToLong(Match::count).sum();
    }

    private static boolean enough(List<Match> near, Condition condition, long all) {
        long count = count(near, condition);
        Duration spread =
                Duration.between(near.get(0).first(), near.get(near.size() - 1).last());
        return count >= condition.atLeast().orElse(1)
                && condition
                        .spread()
                        .filter(least -> spread.compareTo(least) < 0)
                        .isEmpty()
                && condition
                        .share()
                        .filter(share -> count < share.atLeast() * all)
                        .isEmpty()
                && condition
                        .rising()
                        .filter(rising -> !Trend.of(near, rising).rises())
                        .isEmpty();
    }
}
