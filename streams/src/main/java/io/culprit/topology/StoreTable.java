package io.culprit.topology;

import io.culprit.correlation.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A table in a Kafka Streams store. */
final class StoreTable<V> implements Table<V> {

    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, V> store;

    StoreTable(ProcessorContext<?, ?> context, String name) {
        this.store = context.getStateStore(name);
    }

    @Override
    public Optional<V> get(String key) {
        return Optional.ofNullable(store.get(key));
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void remove(String key) {
        // Deleting would read what was there, and give it back.
        store.put(key, null);
    }

    @Override
    public List<V> scan(String prefix) {
        List<V> values = new ArrayList<>();
        // Kafka Streams refuses an empty prefix.
        try (KeyValueIterator<String, V> entries = prefix.isEmpty() ? store.all() : store.prefixScan(prefix, KEYS)) {
            entries.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }

    void forEach(BiConsumer<String, V> action) {
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(entry -> action.accept(entry.key, entry.value));
        }
    }
}
