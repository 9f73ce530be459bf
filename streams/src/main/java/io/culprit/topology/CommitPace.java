package io.culprit.topology;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Says whether what somebody waits for may be committed at once instead of with the next commit.
 *
 * <p>A commit takes in all tasks of a thread, so that few are enough; in a storm, when everything is urgent, most wait for the
 * usual one. Shared by all tasks of a topology.
 */
final class CommitPace {

    private final long millisBetween;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /** @param millisBetween least time between two commits out of turn */
    CommitPace(long millisBetween) {
        this.millisBetween = millisBetween;
    }

    /**
     * Whether to commit out of turn; whoever is told so does.
     *
     * @param now wall clock, in milliseconds
     */
    boolean allows(long now) {
        long before = last.get();
        boolean due = before == Long.MIN_VALUE || now - before >= millisBetween || now < before;
        return due && last.compareAndSet(before, now);
    }
}
