package io.culprit.app.demo;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.reading.Reading;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Ships all recordings at once, each as a shipper of its own, as several hosts would. */
final class Shipping implements AutoCloseable {

    private final ExecutorService shippers = Executors.newCachedThreadPool(Shipping::daemon);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong passed = new AtomicLong();

    /**
     * Begins to ship.
     *
     * @param speed event time per wall time; infinite for no pace at all
     */
    Shipping(Programme programme, double speed, Connection connection, Clock clock) {
        programme
                .parts()
                .forEach(part -> running.add(shippers.submit(() -> {
                    ship(part, speed, connection, clock);
                    return part;
                })));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "culprit-shipper");
        thread.setDaemon(true);
        return thread;
    }

    private void ship(Programme.Part part, double speed, Connection connection, Clock clock) throws IOException {
        try (KafkaDelivery delivery = new KafkaDelivery(connection)) {
            PacedSink paced = new PacedSink(delivery, part.rehearsal().from(), speed, passed);
            new Reading(part.inventory(), clock).run(paced);
            delivery.flush();
        }
    }

    /** Events shipped so far. */
    long passed() {
        return passed.get();
    }

    /**
     * Whether everything is shipped and acknowledged.
     *
     * @throws Failure when a shipper failed
     */
    boolean done() throws InterruptedException {
        for (Future<?> shipper : running) {
            if (!shipper.isDone()) {
                return false;
            }
            try {
                shipper.get();
            } catch (ExecutionException e) {
                throw new Failure("shipping failed: " + e.getCause().getMessage(), e.getCause());
            }
        }
        return true;
    }

    @Override
    public void close() {
        shippers.shutdownNow();
    }
}
