package io.culprit.shipper.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Listens for Ctrl-C and termination, and holds the end of the process until the work is closed in order.
 *
 * <p>The process then exits with the code of the signal, 130 for Ctrl-C.
 */
public final class Interruption implements AutoCloseable {

    private static final int PATIENCE_S = 9;

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean requested;

    private Interruption() {}

    /** Listens from now on. */
    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "stop"));
        return interruption;
    }

    /** Whether the process was told to end. */
    public boolean requested() {
        return requested;
    }

    private void request() {
        requested = true;
        try {
            closed.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    @Override
    public void close() {
        closed.countDown();
    }
}
