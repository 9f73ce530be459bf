package io.culprit.correlation.fold;

import io.culprit.signal.Exemplar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one condition or support has contributed to a case.
 *
 * @param count occurrences
 * @param first time of the earliest
 * @param last time of the latest
 * @param signal signal of the match that best tells the facts
 * @param rank place of that signal in the condition's list, 0 the best
 * @param fields facts: fields of the best match, completed by others that do not contradict it
 * @param tops how often each text of the field was seen that may be a fact
 * @param distinct different texts of the field that counts them
 * @param quoted occurrences kept as evidence, the earliest
 * @param recent identities of the matches counted last, so that a match linked to twice counts once
 */
public record Tally(
        long count,
        Instant first,
        Instant last,
        String signal,
        int rank,
        SortedMap<String, String> fields,
        SortedMap<String, Long> tops,
        DistinctTexts distinct,
        List<Quote> quoted,
        List<String> recent) {

    public Tally {
        distinct = distinct == null ? DistinctTexts.NONE : distinct;
    }

    /** An occurrence, and the signal it was. */
    public record Quote(String signal, Exemplar exemplar) implements Comparable<Quote> {

        private static final Comparator<Quote> CANONICAL =
                Comparator.comparing(Quote::exemplar).thenComparing(Quote::signal);

        @Override
        public int compareTo(Quote other) {
            return CANONICAL.compare(this, other);
        }
    }

    private static final int MAX_QUOTED = 5;
    private static final int MAX_RECENT = 64;
    private static final int MAX_TOPS = 32;

    /**
     * What one match contributes.
     *
     * @param top field that is counted by its text
     * @param distinct field whose different texts are counted
     */
    static Tally of(Match match, int rank, Optional<String> top, Optional<String> distinct) {
        return new Tally(
                match.count(),
                match.first(),
                match.last(),
                match.signal(),
                rank,
                match.fields(),
                topped(Collections.emptySortedMap(), match, top),
                told(DistinctTexts.NONE, match, distinct),
                quotes(match),
                List.of(match.identity()));
    }

    boolean has(Match match) {
        return recent.contains(match.identity());
    }

    Tally plus(Match match, int otherRank, Optional<String> top, Optional<String> apart) {
        boolean better = otherRank < rank || otherRank == rank && match.first().isAfter(last);
        return new Tally(
                count + match.count(),
                match.first().isBefore(first) ? match.first() : first,
                match.last().isAfter(last) ? match.last() : last,
                better ? match.signal() : signal,
                Math.min(rank, otherRank),
                better ? completed(match.fields(), fields) : completed(fields, match.fields()),
                topped(tops, match, top),
                told(distinct, match, apart),
                earliest(quoted, quotes(match)),
                remembered(match.identity()));
    }

    /** The first map, with what the second adds, unless the two disagree about a field that both have. */
    private static SortedMap<String, String> completed(
            SortedMap<String, String> facts, SortedMap<String, String> more) {
        boolean sameThing = more.entrySet().stream()
                .allMatch(e -> facts.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
        if (!sameThing) {
            return facts;
        }
        SortedMap<String, String> all = new TreeMap<>(more);
        all.putAll(facts);
        return all;
    }

    /**
     * The text of the counted field that makes up at least half of all; empty when none does. One that is merely the most
     * frequent of many would be another from moment to moment.
     */
    String top() {
        long half = (tops.values().stream().mapToLong(Long::longValue).sum() + 1) / 2;
        return tops.entrySet().stream()
                .filter(entry -> entry.getValue() >= half)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Where there are too many texts, the rarest is forgotten. */
    private static SortedMap<String, Long> topped(SortedMap<String, Long> tops, Match match, Optional<String> top) {
        Optional<String> text = top.map(match.fields()::get);
        if (text.isEmpty()) {
            return tops;
        }
        SortedMap<String, Long> more = new TreeMap<>(tops);
        more.merge(text.get(), match.count(), Long::sum);
        if (more.size() > MAX_TOPS) {
            more.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(text.get()))
                    .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .ifPresent(more::remove);
        }
        return more;
    }

    private static DistinctTexts told(DistinctTexts known, Match match, Optional<String> field) {
        return field.map(match.fields()::get).map(known::plus).orElse(known);
    }

    private static List<Quote> quotes(Match match) {
        return match.exemplars().stream()
                .map(exemplar -> new Quote(match.signal(), exemplar))
                .toList();
    }

    private static List<Quote> earliest(List<Quote> one, List<Quote> other) {
        List<Quote> all = new ArrayList<>(one);
        all.addAll(other);
        Collections.sort(all);
        return List.copyOf(all.subList(0, Math.min(MAX_QUOTED, all.size())));
    }

    private List<String> remembered(String identity) {
        List<String> all = new ArrayList<>(recent);
        all.add(identity);
        return List.copyOf(all.subList(Math.max(0, all.size() - MAX_RECENT), all.size()));
    }
}
