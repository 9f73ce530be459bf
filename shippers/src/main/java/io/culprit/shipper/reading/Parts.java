package io.culprit.shipper.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers the events made of what stands at one offset: a line of a file, or all lines of one record of a topic.
 *
 * <p>Each generation is read in its order, several of them by turns.
 */
final class Parts {

    private static final int MOST_GENERATIONS = 1_024;

    private final Map<String, Next> next = new LinkedHashMap<>();

    private record Next(long offset, int part) {}

    /** The number of the first of so many further events at this offset. */
    int take(String generation, long offset, int events) {
        Next before = next.get(generation);
        int first = before != null && before.offset() == offset ? before.part() : 0;
        next.put(generation, new Next(offset, first + events));
        if (next.size() > MOST_GENERATIONS) {
            next.remove(next.keySet().iterator().next());
        }
        return first;
    }
}
