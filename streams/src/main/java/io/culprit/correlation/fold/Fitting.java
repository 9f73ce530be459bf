package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Takes out of an episode what a pattern, whose definition may have changed, cannot make anything of. */
final class Fitting {

    private final CompiledPattern pattern;

    Fitting(CompiledPattern pattern) {
        this.pattern = pattern;
    }

    /** Whether the pattern still joins on what a key has. */
    boolean has(EpisodeKey key) {
        Set<String> fields = key.fields().keySet();
        return fields.isEmpty()
                || fields.equals(new TreeSet<>(pattern.definition().key()));
    }

    Episode of(Episode episode) {
        return new Episode(
                kept(episode.tracks(), this::known, this::matches),
                kept(episode.candidates(), this::counted, this::candidates),
                episode.waiting().stream()
                        .filter(timer -> condition(timer.condition())
                                        .flatMap(Condition::lasting)
                                        .isPresent()
                                && known(timer.since().condition()))
                        .map(timer -> new Waiting.Timer(timer.condition(), timer.due(), match(timer.since())))
                        .toList(),
                kept(episode.supports(), name -> pattern.support(name) != null, UnaryOperator.identity()),
                episode.since(),
                episode.cases().stream()
                        .map(one -> one.withTallies(kept(
                                one.tallies(),
                                name -> known(name) || pattern.support(name) != null,
                                UnaryOperator.identity())))
                        .toList(),
                episode.measure());
    }

    private static <T> SortedMap<String, T> kept(
            Map<String, T> byName, Predicate<String> names, UnaryOperator<T> values) {
        SortedMap<String, T> kept = new TreeMap<>();
        byName.forEach((name, value) -> {
            if (names.test(name)) {
                kept.put(name, values.apply(value));
            }
        });
        return kept;
    }

    private boolean known(String name) {
        return condition(name).isPresent();
    }

    private boolean counted(String name) {
        return condition(name).filter(Condition::counts).isPresent();
    }

    private Optional<Condition> condition(String name) {
        return Optional.ofNullable(pattern.condition(name));
    }

    private List<Match> matches(List<Match> matches) {
        return matches.stream().map(this::match).toList();
    }

    private List<Candidates.Candidate> candidates(List<Candidates.Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Candidates.Candidate(match(candidate.match()), candidate.counted()))
                .toList();
    }

    private Match match(Match match) {
        return match.following(matches(match.follows().stream()
                .filter(before -> known(before.condition()))
                .toList()));
    }
}
