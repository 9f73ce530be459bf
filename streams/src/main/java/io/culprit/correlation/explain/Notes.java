package io.culprit.correlation.explain;

import io.culprit.correlation.fold.Match;
import io.culprit.correlation.fold.Refusal;
import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen of one condition: bounded, whatever was seen. */
final class Notes {

    private static final int MOST = 5;

    /** Refusals of one sort, of which the first is told. */
    private record Refused(String first, Instant at, long count) {}

    private final List<Exemplar> evidence = new ArrayList<>();
    private final Map<String, Refused> refused = new LinkedHashMap<>();
    private Optional<Match> last = Optional.empty();
    private long met;
    private long counted;
    private long candidates;

    void met(Match match) {
        met += match.count();
        last = Optional.of(match);
        evidence.addAll(match.exemplars());
        Collections.sort(evidence);
        while (evidence.size() > MOST) {
            evidence.remove(evidence.size() - 1);
        }
    }

    void refused(SignalBucket bucket, Refusal why) {
        refused.merge(
                why.getClass().getSimpleName(),
                new Refused(inWords(why), bucket.first(), bucket.count()),
                (first, next) -> new Refused(first.first(), first.at(), first.count() + next.count()));
    }

    void tooFew(long now) {
        candidates++;
        counted = Math.max(counted, now);
    }

    Optional<Match> last() {
        return last;
    }

    long count() {
        return met;
    }

    /** The most that were counted together where they were not enough; 0 where none was too few. */
    long mostCounted() {
        return candidates == 0 ? 0 : counted;
    }

    /** Whether one was enough, but for the pattern's measure. */
    boolean unmeasured() {
        return candidates > 0 && counted == 0;
    }

    List<Exemplar> evidence() {
        return List.copyOf(evidence);
    }

    boolean seen() {
        return met > 0 || candidates > 0 || !refused.isEmpty();
    }

    List<String> refusals() {
        return refused.values().stream()
                .map(one -> "seen " + one.count() + (one.count() == 1 ? " time, " : " times, ")
                        + (one.count() == 1 ? "" : "first ") + "at " + one.at() + ", " + one.first())
                .toList();
    }

    private static String inWords(Refusal why) {
        if (why instanceof Refusal.Excluded excluded) {
            return "but excluded by unless " + excluded.by() + ", which was met at "
                    + excluded.match().first();
        }
        if (why instanceof Refusal.TooLate late) {
            return "but too late after " + late.after() + " at " + late.match().last() + ": by "
                    + ConditionWords.time(late.by());
        }
        if (why instanceof Refusal.UsedUp used) {
            return "but " + used.after() + " at " + used.match().last() + " was used up or cleared";
        }
        if (why instanceof Refusal.OfAnother other) {
            return "but " + other.after() + " at " + other.match().last() + " was of another (same)";
        }
        if (why instanceof Refusal.NothingBefore nothing) {
            return "but no " + nothing.after() + " was there before";
        }
        return "but its fields are not as where or number want them";
    }
}
