package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicReader;
import io.culprit.wire.DeadLetter;
import java.util.Collection;
import java.util.Map;

/**
 * What becomes of the partitions of one reader while it is asked: reading goes on where it was left, by whomever, and what
 * was not sent of a partition that another reads is left to them.
 */
final class Rebalancing implements TopicReader.Assignment {

    private final Inlet inlet;
    private final Fleet fleet;
    private final Batch batch;
    private final Shipments shipments;

    Rebalancing(Inlet inlet, Fleet fleet, Batch batch, Shipments shipments) {
        this.inlet = inlet;
        this.fleet = fleet;
        this.batch = batch;
        this.shipments = shipments;
    }

    @Override
    public void assigned(Map<Partition, String> notes) {
        inlet.assigned(notes.keySet());
        notes.forEach((partition, note) -> fleet.resume(partition, Positions.read(note)));
    }

    @Override
    public void revoked(Collection<Partition> partitions, boolean lost) {
        shipments.settle();
        if (!lost) {
            inlet.reader().commit(shipments.all(partitions::contains), true);
        }
        inlet.dropped(partitions);
        shipments.drop(partitions);
        fleet.drop(partitions);
        batch.retain(fleet.all());
    }

    @Override
    public void missed(Partition partition, long from, long to) {
        batch.add(new DeadLetter(
                DeadLetter.Stage.READ,
                DeadLetter.Reason.POSSIBLE_LOSS,
                "the brokers had removed records before they were read: from offset " + from + " up to " + to,
                "",
                partition.toString(),
                from,
                ""));
    }
}
