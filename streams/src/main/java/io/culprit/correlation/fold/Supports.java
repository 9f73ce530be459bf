package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Support;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What supports one episode and no evidence has claimed yet.
 *
 * <p>While no case is firing, nothing is kept here: what evidence claims is looked up among the scope's recent buckets, so
 * that a quiet pattern costs nothing. While one is firing, supports that came too late for its last evidence are kept for the
 * next.
 */
final class Supports {

    private final CompiledPattern pattern;
    private final EpisodeKey key;
    private final SeenSupports seen;
    private final SortedMap<String, List<Match>> pending = new TreeMap<>();
    private Optional<FoldPosition> since;

    Supports(CompiledPattern pattern, EpisodeKey key, SeenSupports seen, Episode base) {
        this.pattern = pattern;
        this.key = key;
        this.seen = seen;
        this.since = base.since();
        base.supports().forEach((name, matches) -> pending.put(name, new ArrayList<>(matches)));
    }

    SortedMap<String, List<Match>> freeze() {
        SortedMap<String, List<Match>> frozen = new TreeMap<>();
        pending.forEach((name, matches) -> {
            if (!matches.isEmpty()) {
                frozen.put(name, List.copyOf(matches));
            }
        });
        return frozen;
    }

    /** Where the buckets begin that no case before has had. */
    Optional<FoldPosition> since() {
        return since;
    }

    /** Keeps a match for the next evidence of the case that is firing: what counts throughout it is summed up in one match. */
    void keep(String support, Match match) {
        List<Match> matches = pending.computeIfAbsent(support, any -> new ArrayList<>());
        if (pattern.support(support).throughout() && !matches.isEmpty()) {
            matches.add(matches.remove(matches.size() - 1).plus(match));
        } else {
            matches.add(match);
        }
    }

    /** Removes and returns the matches that further evidence of a firing case claims. */
    List<Match> takeFor(Instant evidence) {
        List<Match> taken = new ArrayList<>();
        pending.forEach((name, matches) -> {
            for (Match match : List.copyOf(matches)) {
                if (claims(pattern.support(name), match.last(), evidence, true)) {
                    taken.add(match);
                    matches.remove(match);
                }
            }
        });
        return taken;
    }

    /**
     * The matches that evidence claims while no case is firing.
     *
     * @param now time of what is folded; what could not support anything from then on is forgotten
     * @param known whether the evidence belongs to a case that was there before
     */
    List<Match> lookUp(Instant evidence, Instant now, boolean known) {
        List<Match> found = new ArrayList<>();
        Instant oldest = now.minus(pattern.lookBack());
        pattern.definition().supports().forEach((name, support) -> {
            for (SignalBucket bucket : seen.of(support.signals())) {
                if (!bucket.last().isBefore(oldest.minus(support.before()))
                        && claims(support, bucket.last(), evidence, known)
                        && support.accepts(bucket.signal(), bucket.fields())
                        && isOurs(bucket)) {
                    found.add(match(name, support, bucket));
                }
            }
        });
        return found;
    }

    /** A bucket as what it supports by; with its lines only where they are quoted, so that no case carries those in vain. */
    static Match match(String name, Support support, SignalBucket bucket) {
        return Match.of(name, support.quoted() ? bucket : bucket.unquoted(), List.of());
    }

    private boolean isOurs(SignalBucket bucket) {
        return since.filter(begin -> FoldPosition.of(bucket).compareTo(begin) < 0)
                        .isEmpty()
                && EpisodeKey.of(pattern.name(), pattern.definition().key(), bucket.fields())
                        .filter(other -> !other.covers(key))
                        .isEmpty();
    }

    private static boolean claims(Support support, Instant last, Instant evidence, boolean known) {
        return known && support.throughout() || !last.isBefore(evidence.minus(support.before()));
    }

    /** Drops what no evidence can claim any more; what counts throughout the firing case stays. */
    void forgetBefore(Instant now) {
        pending.forEach((name, matches) -> {
            Support support = pattern.support(name);
            if (!support.throughout()) {
                matches.removeIf(match -> match.last().plus(support.before()).isBefore(now));
            }
        });
    }

    /** A case has ended: what came before a position belonged to it. */
    void clear(FoldPosition end) {
        pending.clear();
        since = Optional.of(end);
    }
}
