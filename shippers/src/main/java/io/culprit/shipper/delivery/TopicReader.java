package io.culprit.shipper.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads topics as a member of a group, which shares their partitions; used by one thread.
 *
 * <p>What was read counts as done only when it is committed; what was not is read again by whoever gets the partition next.
 */
public interface TopicReader extends AutoCloseable {

    /** Told within {@link #poll} which partitions are read; may commit. */
    interface Assignment {

        /** Partitions from now on read, each with the note of its last commit, empty when there is none. */
        void assigned(Map<Partition, String> notes);

        /**
         * Partitions no longer read.
         *
         * @param lost whether another may have them already, so that nothing can be committed
         */
        void revoked(Collection<Partition> partitions, boolean lost);

        /** Records up to this offset were gone before they were read; they began at the other. */
        void missed(Partition partition, long from, long to);
    }

    /**
     * Up to where a partition is done.
     *
     * @param offset of the first record that is not
     * @param note kept with it, bounded
     */
    record Done(long offset, String note) {}

    /**
     * Records that have arrived, in order within each partition; none while paused.
     *
     * @param within how long to wait for any
     * @throws DeliveryException when the brokers refuse us; while they are away there are no records
     */
    List<TopicRecord> poll(Duration within, Assignment assignment);

    /** Fetches nothing, but stays a member of the group, as long as {@link #poll} is called. */
    void pause();

    /** Fetches again. */
    void resume();

    /** Whether every partition was read to its end, as far as is known; not before there are any. */
    boolean atEnd();

    /** Whether this partition was read to its end. */
    boolean atEnd(Partition partition);

    /** Records of a partition that were not returned yet, as far as is known; 0 where nothing is known. */
    long behind(Partition partition);

    /** Whether there is a connection to any broker. */
    boolean connected();

    /**
     * Takes note of what is done.
     *
     * @param wait whether to return only when the brokers have answered; where they do not within seconds, nothing is lost
     */
    void commit(Map<Partition, Done> done, boolean wait);

    /** Leaves the group. */
    @Override
    void close();
}
