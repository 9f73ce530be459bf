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

    /** Whether anything that is put here is kept; if not, its key need not be made. */
    default boolean isKept() {
        return true;
    }

    /** Values of the keys that begin so, in the order of their keys. */
    List<V> scan(String prefix);
}
