package io.culprit.correlation.fold;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that one pattern remembers for one join key of one scope; the unit of state that is stored.
 *
 * @param tracks matches that other conditions may still refer to, by condition, earliest first
 * @param candidates matches of conditions for which one is not enough, by condition, earliest first
 * @param waiting conditions that will be met by the lapse of time, the next first
 * @param supports supporting matches that came too late for the last evidence of the case that is firing, by support
 * @param since where the buckets begin that may support the next case; those before belonged to the last one
 * @param cases incidents not yet settled; only the last one can be firing
 * @param measure the pattern's measure
 */
public record Episode(
        SortedMap<String, List<Match>> tracks,
        SortedMap<String, List<Candidates.Candidate>> candidates,
        List<Waiting.Timer> waiting,
        SortedMap<String, List<Match>> supports,
        Optional<FoldPosition> since,
        List<Case> cases,
        Optional<RequestsPerProcess> measure) {

    /** Nothing remembered. */
    public static final Episode EMPTY = new Episode(
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            Collections.emptySortedMap(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public Episode {
        tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
        candidates = candidates == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(candidates));
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
        supports = Collections.unmodifiableSortedMap(new TreeMap<>(supports));
        since = since == null ? Optional.empty() : since;
        cases = List.copyOf(cases);
        measure = measure == null ? Optional.empty() : measure;
    }

    /** Whether the mere lapse of time may change it, or whether it has anything to tell. */
    boolean restless() {
        return !waiting.isEmpty() || !cases.isEmpty();
    }

    /** Whether it remembers what it may forget some time. */
    boolean remembers() {
        return !tracks.isEmpty() || !candidates.isEmpty();
    }

    /**
     * Whether there is nothing in it that a new episode would not start with. So a key that a hostile line made up is
     * forgotten.
     */
    boolean idle() {
        return tracks.isEmpty()
                && candidates.isEmpty()
                && waiting.isEmpty()
                && cases.isEmpty()
                && measure.filter(RequestsPerProcess::ofThisKey).isEmpty();
    }
}
