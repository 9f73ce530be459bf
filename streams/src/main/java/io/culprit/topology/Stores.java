package io.culprit.topology;

import io.culprit.wire.JsonSerde;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** How stores are made: persistent, cached, with a compacted changelog, values as versioned JSON. */
final class Stores {

    private Stores() {}

    static <V> StoreBuilder<KeyValueStore<String, V>> keyValue(String name, Class<V> type) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        JsonSerde.versioned(type))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
