package io.culprit.correlation.fold;

import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * A bucket that met a condition, with the matches it followed.
 *
 * @param condition the condition met
 * @param signal the signal
 * @param fields its captured fields
 * @param first position time of the earliest occurrence
 * @param last position time of the latest
 * @param count occurrences
 * @param exemplars occurrences quoted
 * @param follows matches of earlier conditions it is linked to
 * @param reach time up to which this match is in use: its own end, or that of the last match that followed it
 */
public record Match(
        String condition,
        String signal,
        SortedMap<String, String> fields,
        Instant first,
        Instant last,
        long count,
        List<Exemplar> exemplars,
        List<Match> follows,
        Instant reach) {

    static final Comparator<Match> BY_TIME = Comparator.comparing(Match::first)
            .thenComparing(Match::signal)
            .thenComparing(match -> match.fields.toString());

    static Match of(String condition, SignalBucket bucket, List<Match> follows) {
        return new Match(
                condition,
                bucket.signal(),
                bucket.fields(),
                bucket.first(),
                bucket.last(),
                bucket.count(),
                bucket.exemplars(),
                follows,
                bucket.last());
    }

    /** Both as one match: their counts, their span, the earliest of their exemplars. */
    Match plus(Match other) {
        return new Match(
                condition,
                signal,
                fields,
                other.first.isBefore(first) ? other.first : first,
                other.last.isAfter(last) ? other.last : last,
                count + other.count,
                earliest(exemplars, other.exemplars),
                follows,
                reach);
    }

    /** The same with the occurrences of a bucket, which it does not quote. */
    Match plus(SignalBucket bucket) {
        return new Match(
                condition,
                signal,
                fields,
                bucket.first().isBefore(first) ? bucket.first() : first,
                bucket.last().isAfter(last) ? bucket.last() : last,
                count + bucket.count(),
                exemplars,
                follows,
                reach);
    }

    /** The same without the occurrences it quotes. */
    Match unquoted() {
        return new Match(condition, signal, fields, first, last, count, List.of(), follows, reach);
    }

    private static List<Exemplar> earliest(List<Exemplar> ones, List<Exemplar> others) {
        boolean full = ones.size() == SignalBucket.MAX_EXEMPLARS;
        if (others.isEmpty() || full && ones.get(ones.size() - 1).compareTo(others.get(0)) <= 0) {
            return ones;
        }
        List<Exemplar> all = new ArrayList<>(ones);
        all.addAll(others);
        Collections.sort(all);
        return List.copyOf(all.subList(0, Math.min(SignalBucket.MAX_EXEMPLARS, all.size())));
    }

    /** This match as that of a condition it completes, with what it follows there. */
    Match as(String other, Instant at, List<Match> before) {
        return new Match(other, signal, fields, at, at, 1, List.of(), before, at);
    }

    Match reaching(Instant time) {
        return time.isAfter(reach)
                ? new Match(condition, signal, fields, first, last, count, exemplars, follows, time)
                : this;
    }

    /** This match with other matches before it. */
    Match following(List<Match> before) {
        return new Match(condition, signal, fields, first, last, count, exemplars, before, reach);
    }

    /** Equal for two versions of the same match. */
    String identity() {
        return first + "|" + signal + "|" + fields;
    }

    /** The earliest of this match, another, and all that the other follows. */
    Match orEarlier(Match other) {
        Match earliest = BY_TIME.compare(other, this) < 0 ? other : this;
        for (Match before : other.follows) {
            earliest = earliest.orEarlier(before);
        }
        return earliest;
    }

    /** Time of the earliest match in the chain that ends here. */
    Instant earliest() {
        Instant earliest = first;
        for (Match match : follows) {
            Instant before = match.earliest();
            if (before.isBefore(earliest)) {
                earliest = before;
            }
        }
        return earliest;
    }
}
