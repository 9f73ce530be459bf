package io.culprit.app.replay;

import io.culprit.app.terminal.Progress;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Reads all files on a thread of its own; a fault of it is thrown where the summary is asked for. */
final class ReaderThread {

    private final Thread thread = new Thread(this::run, "replay-reader");
    private final Reading reading;
    private final EventSink sink;
    private final Batches batches;
    private final Progress progress;
    private final BooleanSupplier stopped;
    private Optional<ReadingSummary> summary = Optional.empty();
    private Optional<Throwable> fault = Optional.empty();
    private boolean toldToStop;
    private long bytesRead;
    private long events;

    /**
     * @param sink where rejections are counted before they go on
     * @param batches where records go
     */
    ReaderThread(Reading reading, Rejections sink, Batches batches, Progress progress, BooleanSupplier stopped) {
        this.reading = reading;
        this.sink = sink;
        this.batches = batches;
        this.progress = progress;
        this.stopped = stopped;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            summary = Optional.of(reading.run(new Counted(), this::progress, this::isStopped));
        } catch (CancellationException e) {
            // Nobody takes what is read any more, and has a reason to tell.
            return;
        } catch (IOException | RuntimeException | Error e) {
            fault = Optional.of(e);
        }
        try {
            batches.end();
        } catch (CancellationException e) {
            fault = fault.or(() -> Optional.of(e));
        }
    }

    private boolean isStopped() {
        toldToStop = toldToStop || stopped.getAsBoolean();
        return toldToStop;
    }

    private void progress(long bytes) {
        bytesRead = bytes;
        progress.to(bytes, events);
    }

    /** What became of every line; waits for the thread, which is about to end when all batches were taken. */
    ReadingSummary summary() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault.isPresent()) {
            rethrow(fault.get());
        }
        return summary.orElseThrow();
    }

    private static void rethrow(Throwable fault) throws IOException {
        if (fault instanceof IOException failure) {
            throw failure;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    /** Whether it came to the end of everything. */
    boolean readEverything() {
        return !toldToStop;
    }

    /** Bytes read of the files. */
    long bytesRead() {
        return bytesRead;
    }

    /** Counts events for the rate. */
    private final class Counted implements EventSink {

        @Override
        public void accept(EventRecord record) {
            sink.accept(record);
            if (record instanceof Event) {
                events++;
            }
        }

        @Override
        public void reject(DeadLetter rejection) {
            sink.reject(rejection);
        }
    }
}
