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
    private Next latest = next.computeIfAbsent("", Next::new);

    private static final class Next {
        private final String generation;
        private long offset = -1;
        private int part;

        Next(String generation) {
            this.generation = generation;
        }
    }

    /** The number of the first of so many further events at this offset. */
    int take(String generation, long offset, int events) {
        // Neighbours mostly stand in one file.
        if (!latest.generation.equals(generation)) {
            latest = next.computeIfAbsent(generation, Next::new);
            if (next.size() > MOST_GENERATIONS) {
                next.remove(next.keySet().iterator().next());
            }
        }
        int first = latest.offset == offset ? latest.part : 0;
        latest.offset = offset;
        latest.part = first + events;
        return first;
    }
}
