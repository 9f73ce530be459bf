package io.culprit.correlation.state;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A table in memory: what is not stored cannot be restored. */
public final class MemoryTable<V> implements Table<V> {

    private final TreeMap<String, V> entries = new TreeMap<>();

    @Override
    public Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public List<V> scan(String prefix) {
        return List.copyOf(entries.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }
}
