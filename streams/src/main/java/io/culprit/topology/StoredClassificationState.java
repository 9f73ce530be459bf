package io.culprit.topology;

import io.culprit.correlation.classify.ClassificationState;
import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.Heartbeat;
import io.culprit.signal.SignalBucket;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** State of the classification of one kind of event, in Kafka Streams stores. */
final class StoredClassificationState implements ClassificationState {

    private final KeyValueStore<String, Delivery> highWater;
    private final KeyValueStore<String, SignalBucket> buckets;
    private final KeyValueStore<String, Heartbeat> heartbeats;

    StoredClassificationState(ProcessorContext<?, ?> context, EventKind kind) {
        this.highWater = context.getStateStore(Names.highWater(kind));
        this.buckets = context.getStateStore(Names.openBuckets(kind));
        this.heartbeats = context.getStateStore(Names.heartbeats(kind));
    }

    @Override
    public Optional<Delivery> highWater(String source) {
        return Optional.ofNullable(highWater.get(source));
    }

    @Override
    public void putHighWater(String source, Delivery delivery) {
        highWater.put(source, delivery);
    }

    @Override
    public Optional<SignalBucket> bucket(String key) {
        return Optional.ofNullable(buckets.get(key));
    }

    @Override
    public void putBucket(String key, SignalBucket bucket) {
        buckets.put(key, bucket);
    }

    @Override
    public void removeBucket(String key) {
        buckets.delete(key);
    }

    @Override
    public List<SignalBucket> buckets(String prefix) {
        return Stores.scan(buckets, prefix);
    }

    @Override
    public Optional<Heartbeat> heartbeat(String key) {
        return Optional.ofNullable(heartbeats.get(key));
    }

    @Override
    public void putHeartbeat(String key, Heartbeat heartbeat) {
        heartbeats.put(key, heartbeat);
    }
}
