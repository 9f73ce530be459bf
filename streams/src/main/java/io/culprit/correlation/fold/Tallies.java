package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Condition;
import io.culprit.correlation.pattern.Support;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what contributes to a case, by condition and support: a working copy. */
final class Tallies {

    private final CompiledPattern pattern;
    private final SortedMap<String, Tally> tallies;

    Tallies(CompiledPattern pattern, SortedMap<String, Tally> base) {
        this.pattern = pattern;
        this.tallies = new TreeMap<>(base);
    }

    /** Counts a match and all that it follows, each once however often it is linked to. */
    void count(Match match) {
        Condition condition = pattern.condition(match.condition());
        int rank = condition.signals().indexOf(match.signal());
        tallies.compute(match.condition(), (name, tally) -> {
            if (tally == null) {
                return Tally.of(match, rank, condition.top(), condition.distinct());
            }
            return tally.has(match) ? tally : tally.plus(match, rank, condition.top(), condition.distinct());
        });
        match.follows().forEach(this::count);
    }

    /** Counts a match that only supports. */
    void support(Match match) {
        Support support = pattern.support(match.condition());
        tallies.merge(
                match.condition(),
                Tally.of(match, 0, support.top(), support.distinct()),
                (tally, any) -> tally.plus(match, 0, support.top(), support.distinct()));
    }

    SortedMap<String, Tally> freeze() {
        return tallies;
    }
}
