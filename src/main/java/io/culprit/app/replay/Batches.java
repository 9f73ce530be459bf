package io.culprit.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Hands what was read from the thread that reads to the one that correlates, many at once and in their order; whoever is
 * faster waits.
 *
 * @param <R> what is handed over
 */
public final class Batches<R> {

    private static final int RECORDS = 1_024;
    private static final int WAITING = 8;

    private final BlockingQueue<List<R>> waiting = new ArrayBlockingQueue<>(WAITING);
    private List<R> filling = new ArrayList<>(RECORDS);
    private volatile boolean closed;

    /** Hands one over, once there are enough of them. */
    public void add(R record) {
        filling.add(record);
        if (filling.size() == RECORDS) {
            hand(filling);
            filling = new ArrayList<>(RECORDS);
        }
    }

    /** Says that no more records come; an empty batch is the last. */
    public void end() {
        hand(filling);
        if (!filling.isEmpty()) {
            hand(List.of());
        }
    }

    private void hand(List<R> batch) {
        try {
            // Between this look and the waiting it may be closed: whoever closes then makes room.
            if (closed) {
                throw new CancellationException();
            }
            waiting.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** The next records; none at the end. */
    public List<R> take() throws InterruptedException {
        return waiting.take();
    }

    /** Takes no more: whoever hands something over is refused with a {@link CancellationException}. */
    public void close() {
        closed = true;
        waiting.clear();
    }
}
