package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Support;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Supporting matches that no evidence has claimed yet; each is kept only as long as evidence may still claim it. */
final class PendingSupports {

    private final CompiledPattern pattern;
    private final SortedMap<String, List<Match>> pending = new TreeMap<>();

    PendingSupports(CompiledPattern pattern, Map<String, List<Match>> base) {
        this.pattern = pattern;
        base.forEach((name, matches) -> pending.put(name, new ArrayList<>(matches)));
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

    /**
     * Keeps a match until evidence claims it.
     *
     * @param caseOpen whether a case is firing: what counts throughout it is then summed up in one match
     */
    void keep(String support, Match match, boolean caseOpen) {
        List<Match> matches = pending.computeIfAbsent(support, any -> new ArrayList<>());
        if (caseOpen && pattern.support(support).throughout() && !matches.isEmpty()) {
            matches.add(matches.remove(matches.size() - 1).plus(match));
        } else {
            matches.add(match);
        }
    }

    /**
     * Removes and returns the matches that evidence at that time claims.
     *
     * @param known whether the evidence belongs to a case that was there already
     */
    List<Match> takeFor(Instant evidence, boolean known) {
        List<Match> taken = new ArrayList<>();
        pending.forEach((name, matches) -> {
            Support support = pattern.support(name);
            Instant from = evidence.minus(support.before());
            for (Match match : List.copyOf(matches)) {
                if (known && support.throughout() || !match.last().isBefore(from)) {
                    taken.add(match);
                    matches.remove(match);
                }
            }
        });
        return taken;
    }

    /** Drops what no evidence can claim any more; while a case is firing, what counts throughout it stays. */
    void forgetBefore(Instant now, boolean caseOpen) {
        pending.forEach((name, matches) -> {
            Support support = pattern.support(name);
            if (!caseOpen || !support.throughout()) {
                matches.removeIf(match -> match.last().plus(support.before()).isBefore(now));
            }
        });
    }

    void clear() {
        pending.clear();
    }
}
