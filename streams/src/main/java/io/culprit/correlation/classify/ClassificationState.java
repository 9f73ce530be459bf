package io.culprit.correlation.classify;

import io.culprit.correlation.state.MemoryTable;
import io.culprit.correlation.state.NoTable;
import io.culprit.correlation.state.Table;
import io.culprit.event.Delivery;
import io.culprit.signal.SignalBucket;

/**
 * What classification remembers between records; each entry is small and is written as soon as it changes.
 *
 * @param highWater the last record taken from each file
 * @param buckets buckets not yet final, and facts of the host that later services must be told
 * @param vouched how far each service on each host is complete
 */
public record ClassificationState(Table<Delivery> highWater, Table<SignalBucket> buckets, Table<Vouched> vouched) {

    /** State that is never restored: open buckets and what was vouched for are in memory anyway. */
    public static ClassificationState inMemory() {
        return new ClassificationState(new MemoryTable<>(), new NoTable<>(), new NoTable<>());
    }
}
