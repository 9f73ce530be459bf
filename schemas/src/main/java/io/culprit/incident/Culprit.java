package io.culprit.incident;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What did it.
 *
 * @param kind {@code daemon_group}, {@code module}, {@code package}, …
 * @param name its name as its administrator knows it
 * @param attributes facts about it: texts, and figures as {@link Long}
 */
public record Culprit(String kind, String name, SortedMap<String, Object> attributes) {

    public Culprit {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
