package io.culprit.shipper.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Packs and sends parcels on a thread of its own, in the order in which they come, so that reading goes on meanwhile.
 *
 * <p>It holds few: while the brokers are away the reader waits, and the files are the buffer.
 */
public final class ParcelQueue implements Parcels {

    private static final int WAITING = 4;
    private static final Parcel END = new Parcel();

    private final KafkaDelivery delivery;
    private final BlockingQueue<Parcel> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread sender = new Thread(this::send, "culprit-send");

    private ParcelQueue(KafkaDelivery delivery) {
        this.delivery = delivery;
    }

    /** A queue before a delivery, which it closes when it is closed. */
    public static ParcelQueue before(KafkaDelivery delivery) {
        ParcelQueue queue = new ParcelQueue(delivery);
        queue.sender.setDaemon(true);
        queue.sender.start();
        return queue;
    }

    @Override
    public boolean offer(Parcel parcel, Duration within) throws InterruptedException {
        check();
        return waiting.offer(parcel, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what waits, for at most this time, and closes the delivery. */
    public void close(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        Optional.ofNullable(failure.get()).ifPresent(failed -> waiting.clear());
        if (!waiting.offer(END, within.toMillis(), TimeUnit.MILLISECONDS)) {
            delivery.giveUp();
        }
        sender.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        delivery.giveUp();
        sender.interrupt();
        sender.join();
        delivery.close();
        check();
    }

    private void send() {
        try {
            for (Parcel parcel = waiting.take(); parcel != END; parcel = waiting.take()) {
                delivery.ship(parcel);
            }
        } catch (InterruptedException e) {
            // Only closing interrupts: what waits is not acknowledged, and is read again by whoever comes next.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void check() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
