package io.culprit.app.demo;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.lifecycle.Waiting;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.wire.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds events back until their time has come, so that a recording of hours plays in seconds in its own rhythm.
 *
 * <p>Heartbeats and rejections pass as they come: they belong to the events around them. Waiting here slows down the
 * reading, so nothing piles up.
 */
final class PacedSink implements EventSink {

    private static final long WORTH_WAITING_NANOS = 2_000_000;

    private final EventSink next;
    private final Instant origin;
    private final double speed;
    private final AtomicLong passed;
    private final long startedNanos = System.nanoTime();

    /**
     * @param next where events go
     * @param origin event time that is played at once
     * @param speed event time per wall time; infinite for no pace at all
     * @param passed counts the events let through
     */
    PacedSink(EventSink next, Instant origin, double speed, AtomicLong passed) {
        this.next = next;
        this.origin = origin;
        this.speed = speed;
        this.passed = passed;
    }

    @Override
    public void accept(EventRecord record) {
        if (record instanceof Event event) {
            awaitTurn(event.header().positionTime());
            passed.incrementAndGet();
        }
        next.accept(record);
    }

    @Override
    public void reject(DeadLetter rejection) {
        next.reject(rejection);
    }

    private void awaitTurn(Instant at) {
        long due = startedNanos + (long) (Duration.between(origin, at).toNanos() / speed);
        long early = due - System.nanoTime();
        if (early < WORTH_WAITING_NANOS) {
            return;
        }
        try {
            Waiting.pause(Duration.ofNanos(early));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while playing a recording", e);
        }
    }
}
