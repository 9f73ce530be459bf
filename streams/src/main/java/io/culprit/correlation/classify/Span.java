package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Occurrence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The open buckets of one span.
 *
 * <p>Of a signal whose fields anybody can make up, only so many are kept: those whose fields come first, so that it does not
 * matter which came first.
 */
final class Span {

    private final Map<Occurrence, OpenBucket> buckets = new LinkedHashMap<>();
    private final Map<String, TreeMap<String, Occurrence>> limited = new HashMap<>();

    /**
     * The bucket of an occurrence.
     *
     * @param made gives a new one where there is none
     * @param evicted takes the one that makes room for it
     * @return null where there is no room
     */
    OpenBucket of(Occurrence occurrence, Supplier<OpenBucket> made, Consumer<OpenBucket> evicted) {
        OpenBucket known = buckets.get(occurrence);
        if (known != null) {
            return known;
        }
        if (occurrence.most().isPresent() && !hasRoom(occurrence, evicted)) {
            return null;
        }
        OpenBucket added = made.get();
        buckets.put(occurrence, added);
        return added;
    }

    private boolean hasRoom(Occurrence occurrence, Consumer<OpenBucket> evicted) {
        TreeMap<String, Occurrence> own = limited.computeIfAbsent(occurrence.signal(), any -> new TreeMap<>());
        String place = occurrence.fields().toString();
        if (own.size() >= occurrence.most().getAsInt()) {
            if (place.compareTo(own.lastKey()) > 0) {
                return false;
            }
            evicted.accept(buckets.remove(own.pollLastEntry().getValue()));
        }
        own.put(place, occurrence);
        return true;
    }

    /** All, in the order in which they were opened. */
    Collection<OpenBucket> all() {
        return buckets.values();
    }
}
