package io.culprit.correlation.state;

import java.util.List;
import java.util.Optional;

/**
 * Entries by key.
 *
 * @param <V> what an entry holds
 */
public interface Table<V> {

    Optional<V> get(String key);

    void put(String key, V value);

    void remove(String key);

    /** Values of the keys that begin so, in the order of their keys. */
    List<V> scan(String prefix);
}
