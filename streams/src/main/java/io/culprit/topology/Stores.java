package io.culprit.topology;

import io.culprit.wire.JsonSerde;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How stores are made: persistent, with a compacted changelog, values behind a version byte.
 *
 * <p>Only what changes many times between two commits goes through Kafka Streams' cache. What is read often is in memory
 * anyway, and a cache sends what has changed to the changelogs only when it is committed: task after task, each waiting for
 * the broker. Sent as it changes, most of it is there by then.
 */
final class Stores {

    private Stores() {}

    /** A store that changes seldom: versioned JSON. */
    static <V> StoreBuilder<KeyValueStore<String, V>> keyValue(String name, Class<V> type) {
        return keyValue(name, JsonSerde.versioned(type));
    }

    static <V> StoreBuilder<KeyValueStore<String, V>> keyValue(String name, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    /** A store of which one entry changes with every record. */
    static <V> StoreBuilder<KeyValueStore<String, V>> cached(String name, Serde<V> values) {
        return keyValue(name, values).withCachingEnabled();
    }
}
