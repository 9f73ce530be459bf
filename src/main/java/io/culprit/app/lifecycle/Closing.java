package io.culprit.app.lifecycle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be stopped, last started first, whether the work ends by itself, fails, or the process is told to stop.
 *
 * <p>The steps run exactly once. Each is bounded, because a part that hangs must not keep the others from stopping; a
 * signal during {@link #close} waits for it to end. The hook stays registered; it finds nothing left to do.
 */
public final class Closing implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::runAll, "culprit-stop");

    /** Closes when the process is told to stop, unless closed before. */
    public Closing() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Adds a step, to run before all that were added earlier.
     *
     * @param name what is stopped
     * @param atMost how long to wait for it
     */
    public synchronized void add(String name, Duration atMost, Bounded.Step step) {
        steps.push(() -> Bounded.run(name, atMost, step));
    }

    @Override
    public void close() {
        runAll();
    }

    private synchronized void runAll() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
