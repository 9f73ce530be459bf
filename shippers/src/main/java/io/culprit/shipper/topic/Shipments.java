package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicReader.Done;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What is on its way to the brokers, and up to where each partition is done once it has arrived. */
final class Shipments {

    private final ArrayDeque<Shipment> inFlight = new ArrayDeque<>();
    private final Map<Partition, Long> done = new HashMap<>();
    private final Map<Partition, Long> committed = new HashMap<>();
    private final Map<Partition, Positions> positions = new HashMap<>();

    /**
     * A parcel on its way.
     *
     * @param upTo offset of the first record of each partition that is not done with it
     * @param positions where it leaves the sources that have records in it, by partition and mark
     */
    record Shipment(Parcel parcel, Map<Partition, Long> upTo, Map<Partition, Map<String, Instant>> positions) {}

    void add(Shipment shipment) {
        inFlight.add(shipment);
    }

    /** Takes note of what has arrived, in the order in which it was sent. */
    void settle() {
        while (!inFlight.isEmpty() && inFlight.peek().parcel().acknowledged()) {
            Shipment arrived = inFlight.remove();
            done.putAll(arrived.upTo());
            arrived.positions()
                    .forEach((partition, reached) ->
                            reached.forEach(positions.computeIfAbsent(partition, first -> new Positions())::put));
        }
    }

    /** Up to where partitions are done that have come further since this was asked last. */
    Map<Partition, Done> toCommit(Predicate<Partition> which) {
        Map<Partition, Done> further = new HashMap<>();
        done.forEach((partition, offset) -> {
            if (which.test(partition) && !offset.equals(committed.get(partition))) {
                further.put(partition, done(partition, offset));
                committed.put(partition, offset);
            }
        });
        return further;
    }

    /** Up to where partitions are done, whether it was told or not. */
    Map<Partition, Done> all(Predicate<Partition> which) {
        Map<Partition, Done> all = new HashMap<>();
        done.forEach((partition, offset) -> {
            if (which.test(partition)) {
                all.put(partition, done(partition, offset));
            }
        });
        return all;
    }

    private Done done(Partition partition, long offset) {
        return new Done(
                offset, positions.getOrDefault(partition, new Positions()).note());
    }

    /** Forgets partitions that another reads. */
    void drop(Collection<Partition> partitions) {
        inFlight.forEach(shipment -> shipment.upTo().keySet().removeAll(partitions));
        done.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
        positions.keySet().removeAll(partitions);
    }

    /** Whether everything has arrived. */
    boolean arrived() {
        return inFlight.isEmpty();
    }

    /** Whether a shipment would tell nothing new. */
    boolean knows(Map<Partition, Long> upTo) {
        Map<Partition, Long> last =
                inFlight.isEmpty() ? done : inFlight.getLast().upTo();
        return last.entrySet().containsAll(upTo.entrySet());
    }
}
