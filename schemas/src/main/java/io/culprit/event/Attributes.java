package io.culprit.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Further facts of an event, by name. */
final class Attributes {

    private Attributes() {}

    /** A copy that nobody changes; none for null, as records that lack the property have. */
    static SortedMap<String, String> copyOf(SortedMap<String, String> attributes) {
        return attributes == null || attributes.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
