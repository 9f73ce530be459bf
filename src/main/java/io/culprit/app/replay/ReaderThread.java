package io.culprit.app.replay;

import io.culprit.app.terminal.Progress;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Reads all files on a thread of its own; a fault of it is thrown where the summary is asked for. */
final class ReaderThread {

    private final Thread thread = new Thread(this::run, "replay-reader");
    private final Reading reading;
    private final Rejections rejections;
    private final LeanSink sink;
    private final Progress progress;
    private final BooleanSupplier stopped;
    private Optional<ReadingSummary> summary = Optional.empty();
    private Optional<Throwable> fault = Optional.empty();
    private boolean toldToStop;
    private long bytesRead;

    /**
     * @param rejections where rejections are counted before they go on
     * @param sink where records go
     */
    ReaderThread(Reading reading, Rejections rejections, LeanSink sink, Progress progress, BooleanSupplier stopped) {
        this.reading = reading;
        this.rejections = rejections;
        this.sink = sink;
        this.progress = progress;
        this.stopped = stopped;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            summary = Optional.of(reading.run(rejections, this::progress, this::isStopped));
        } catch (CancellationException e) {
            // Nobody takes what is read any more, and has a reason to tell.
            return;
        } catch (IOException | RuntimeException | Error e) {
            fault = Optional.of(e);
        }
        try {
            sink.end();
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
        progress.to(bytes, sink.events());
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
}
