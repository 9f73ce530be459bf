package io.culprit.app.replay.topics;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition: what was fetched of it and has not had its turn. Its records stay in their order, whatever their times.
 *
 * <p>A turn is an event's position in time, and of a heartbeat the furthest position it tells, so that a partition in which
 * nothing happens does not run ahead of the others. Nothing is appended before it happened: a turn later than the append time is
 * that of a clock that is ahead, which must not keep the other hosts of the partition waiting.
 */
final class Lane implements Comparable<Lane> {

    private final TopicPartition partition;
    private final long start;
    private final long end;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private long position;
    private long events;
    private Instant latest = Instant.MIN;
    private Optional<Instant> wholeFrom = Optional.empty();
    private boolean cutBefore;
    private boolean cut;
    private boolean exhausted;

    /**
     * @param start offset at which it begins
     * @param end offset at which it ends
     */
    Lane(TopicPartition partition, long start, long end) {
        this.partition = partition;
        this.start = start;
        this.end = end;
        reached(start);
    }

    TopicPartition partition() {
        return partition;
    }

    long end() {
        return end;
    }

    /**
     * Takes what a record carries.
     *
     * @param records at least one
     * @param appended when the broker took it
     */
    void add(List<EventRecord> records, Instant appended) {
        Instant at = turn(records.get(0)).orElse(latest);
        latest = at.isAfter(appended) ? appended : at;
        if (cutBefore && latest.isAfter(Instant.MIN)) {
            cutBefore = false;
            wholeFrom = Optional.of(latest);
        }
        waiting.add(new Parcel(latest, records));
        events += records.size();
    }

    private static Optional<Instant> turn(EventRecord record) {
        return record instanceof Event event
                ? Optional.of(event.header().positionTime())
                : ((Heartbeat) record)
                        .roster().stream()
                                .map(SourceFrontier::frontier)
                                .flatMap(Optional::stream)
                                .max(Instant::compareTo);
    }

    /** The next, which there is. */
    Parcel take() {
        Parcel next = waiting.remove();
        events -= next.records().size();
        return next;
    }

    /** Events and heartbeats that wait. */
    long events() {
        return events;
    }

    /** Whether nothing waits though more is to come. */
    boolean isDry() {
        return waiting.isEmpty() && !exhausted;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Everything before an offset was fetched.
     *
     * @return whether that is all
     */
    boolean reached(long offset) {
        position = Math.min(offset, end);
        exhausted = offset >= end;
        return exhausted;
    }

    /** Offsets fetched so far. */
    long done() {
        return position - start;
    }

    /** Offsets there are. */
    long length() {
        return end - start;
    }

    /** The broker no longer keeps what stood before what comes next. */
    void cut() {
        cut = true;
        cutBefore = true;
    }

    boolean isCut() {
        return cut;
    }

    /** The time from which on all is there, of one that is cut; nothing where it lacks its end. */
    Optional<Instant> wholeFrom() {
        return cutBefore ? Optional.empty() : wholeFrom;
    }

    /** Whose turn it is first; only for lanes in which something waits. */
    @Override
    public int compareTo(Lane other) {
        int byTurn = waiting.element().at().compareTo(other.waiting.element().at());
        int byTopic = byTurn != 0 ? byTurn : partition.topic().compareTo(other.partition.topic());
        return byTopic != 0 ? byTopic : Integer.compare(partition.partition(), other.partition.partition());
    }
}
