package io.culprit.correlation.signal;

import java.util.List;

/**
 * Requests that are counted alike: of the same status, and the same signals with the same fields.
 *
 * @param number its place among the classes, from 0
 * @param status the status sent
 * @param occurrences the signals, none of which quotes its lines
 */
public record RequestClass(int number, int status, List<Occurrence> occurrences) {

    public RequestClass {
        occurrences = List.copyOf(occurrences);
        if (!occurrences.stream().allMatch(RequestClass::onlyCounts)) {
            throw new IllegalArgumentException("a line of these is evidence: " + occurrences);
        }
    }

    /** Whether it makes no difference which lines an occurrence was told from, but for the first. */
    static boolean onlyCounts(Occurrence occurrence) {
        return !occurrence.quoted();
    }
}
