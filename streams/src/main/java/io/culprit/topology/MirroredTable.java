package io.culprit.topology;

import io.culprit.correlation.state.MemoryTable;
import io.culprit.correlation.state.Table;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * A table in a Kafka Streams store whose values are also held in memory as objects, because it is read much more often than
 * written: every fold compares with what was said.
 *
 * <p>Every change goes to the store at once, so nothing is lost with the memory; the mirror is made anew whenever Kafka
 * Streams makes the processor anew, after a failure too.
 */
final class MirroredTable<V> implements Table<V> {

    private final StoreTable<V> stored;
    private final MemoryTable<V> mirror = new MemoryTable<>();

    MirroredTable(ProcessorContext<?, ?> context, String name) {
        this.stored = new StoreTable<>(context, name);
        stored.forEach(mirror::put);
    }

    @Override
    public Optional<V> get(String key) {
        return mirror.get(key);
    }

    @Override
    public void put(String key, V value) {
        stored.put(key, value);
        mirror.put(key, value);
    }

    @Override
    public void remove(String key) {
        stored.remove(key);
        mirror.remove(key);
    }

    @Override
    public List<V> scan(String prefix) {
        return mirror.scan(prefix);
    }
}
