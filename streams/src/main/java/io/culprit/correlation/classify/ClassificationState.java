package io.culprit.correlation.classify;

import io.culprit.event.Delivery;
import io.culprit.event.Heartbeat;
import io.culprit.signal.SignalBucket;
import java.util.List;
import java.util.Optional;

/** What classification remembers between records; each entry is small and is written as soon as it changes. */
public interface ClassificationState {

    /** The last record taken from one generation of a source. */
    Optional<Delivery> highWater(String source);

    void putHighWater(String source, Delivery delivery);

    /** A bucket not yet final. */
    Optional<SignalBucket> bucket(String key);

    void putBucket(String key, SignalBucket bucket);

    void removeBucket(String key);

    /** Buckets whose key begins so, in the order of their keys. */
    List<SignalBucket> buckets(String prefix);

    /** The last heartbeat of a service on a host. */
    Optional<Heartbeat> heartbeat(String key);

    void putHeartbeat(String key, Heartbeat heartbeat);
}
