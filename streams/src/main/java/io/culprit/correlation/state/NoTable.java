package io.culprit.correlation.state;

import java.util.List;
import java.util.Optional;

/** Keeps nothing: for state that lives in memory and is never restored. */
public final class NoTable<V> implements Table<V> {

    @Override
    public Optional<V> get(String key) {
        return Optional.empty();
    }

    @Override
    public void put(String key, V value) {}

    @Override
    public void remove(String key) {}

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public List<V> scan(String prefix) {
        return List.of();
    }
}
