package io.culprit.app.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step that may hang, on a thread of its own, and goes on without it when it takes too long.
 *
 * <p>The thread is a daemon: a step that hangs for ever does not keep the process alive.
 */
public final class Bounded {

    private static final Logger LOG = LoggerFactory.getLogger(Bounded.class);

    private Bounded() {}

    /** A step that may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /**
     * Runs the step.
     *
     * @param name what the step does, for the warning
     * @param atMost how long to wait for it
     * @return whether it ended in time without failing
     */
    public static boolean run(String name, Duration atMost, Step step) {
        boolean[] done = {false};
        Thread thread = new Thread(() -> done[0] = succeeds(name, step), "culprit-" + name.replace(' ', '-'));
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (thread.isAlive()) {
            LOG.info("{} did not end within {} s; going on without it", name, atMost.toSeconds());
            return false;
        }
        return done[0];
    }

    private static boolean succeeds(String name, Step step) {
        try {
            step.run();
            return true;
        } catch (Exception e) {
            LOG.warn("{} failed: {}", name, e.toString(), e);
            return false;
        }
    }
}
