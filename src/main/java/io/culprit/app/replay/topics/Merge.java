package io.culprit.app.replay.topics;

import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads partitions as one: each record where its time is, as far as the order within its partition allows.
 *
 * <p>Correlation needs the records of one source in order only, but a service's hosts go in step: one that is a quarter of an hour
 * behind the others is left out. What waits is bounded by what {@link Fetch} fetches ahead.
 */
final class Merge {

    private final Collection<Lane> lanes;
    private final Fetch fetch;
    private final BooleanSupplier stopped;

    /** Gets more of the partitions of which nothing waits. */
    interface Fetch {

        /** Adds to lanes, and exhausts those of which there is no more; may have to be asked again. */
        void more() throws InterruptedIOException;
    }

    Merge(Collection<Lane> lanes, Fetch fetch, BooleanSupplier stopped) {
        this.lanes = lanes;
        this.fetch = fetch;
        this.stopped = stopped;
    }

    /**
     * Hands over everything, in its turn.
     *
     * @return whether that was all, and it was not told to stop
     */
    boolean run(Consumer<Parcel> taker) throws InterruptedIOException {
        PriorityQueue<Lane> ready = new PriorityQueue<>();
        while (!stopped.getAsBoolean()) {
            while (lanes.stream().anyMatch(Lane::isDry)) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                fetch.more();
            }
            ready.clear();
            lanes.stream().filter(lane -> !lane.isEmpty()).forEach(ready::add);
            if (ready.isEmpty()) {
                return true;
            }
            untilOneIsDry(ready, taker);
        }
        return false;
    }

    private static void untilOneIsDry(PriorityQueue<Lane> ready, Consumer<Parcel> taker) {
        while (!ready.isEmpty()) {
            Lane next = ready.remove();
            taker.accept(next.take());
            if (!next.isEmpty()) {
                ready.add(next);
            } else if (next.isDry()) {
                return;
            }
        }
    }
}
