package io.culprit.topology;

import io.culprit.wire.JsonSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** How stores are made and scanned: persistent, cached, with a compacted changelog, values as versioned JSON. */
final class Stores {

    private static final StringSerializer KEYS = new StringSerializer();

    private Stores() {}

    static <V> StoreBuilder<KeyValueStore<String, V>> keyValue(String name, Class<V> type) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        JsonSerde.versioned(type))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** Values whose key begins so, in the order of their keys. */
    static <V> List<V> scan(KeyValueStore<String, V> store, String prefix) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.prefixScan(prefix, KEYS)) {
            while (entries.hasNext()) {
                KeyValue<String, V> entry = entries.next();
                values.add(entry.value);
            }
        }
        return values;
    }
}
