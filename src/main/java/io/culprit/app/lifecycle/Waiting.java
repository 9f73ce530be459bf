package io.culprit.app.lifecycle;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a condition for a bounded time.
 *
 * <p>An interrupt ends the wait as {@link InterruptedException}, so that a stop is never held up by one.
 */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /**
     * Asks until the answer is yes.
     *
     * @param atMost how long to ask
     * @param condition what is waited for
     * @return whether the answer was yes in time
     * @throws Exception what the condition throws
     */
    public static boolean until(Duration atMost, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause(PAUSE);
        }
        return true;
    }

    /** Lets other threads work for a while. */
    public static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
