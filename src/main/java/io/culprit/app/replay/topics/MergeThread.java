package io.culprit.app.replay.topics;

import io.culprit.app.replay.Batches;
import io.culprit.event.EventRecord;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/** Fetches, parses and merges on a thread of its own; a fault of it is thrown where its end is waited for. */
final class MergeThread implements AutoCloseable {

    private final Batches<EventRecord> batches;
    private final Merge merge;
    private final FutureTask<Boolean> task = new FutureTask<>(this::run);
    private final Thread thread = new Thread(task, "replay-topics-reader");
    private volatile boolean closed;

    /** @param batches where records go */
    MergeThread(Collection<Lane> lanes, Merge.Fetch fetch, BooleanSupplier stopped, Batches<EventRecord> batches) {
        this.batches = batches;
        this.merge = new Merge(lanes, fetch, () -> closed || stopped.getAsBoolean());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private boolean run() throws InterruptedIOException {
        try {
            return merge.run(parcel -> parcel.records().forEach(batches::add));
        } finally {
            end();
        }
    }

    private void end() {
        try {
            batches.end();
        } catch (CancellationException e) {
            // Whoever takes no more has a reason to tell, and waits for no end.
            closed = true;
        }
    }

    /**
     * Waits for its end.
     *
     * @return whether it came to the end of everything
     */
    boolean readEverything() throws InterruptedIOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof InterruptedIOException interrupted) {
                throw interrupted;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Stops it, and waits until it is done with its consumer. */
    @Override
    public void close() {
        closed = true;
        batches.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
