package io.culprit.shipper.intake;

import io.culprit.shipper.spool.Spool;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A spool that takes no more than its readers have room for.
 *
 * <p>How much the brokers have not taken is told now and then; what was added since counts, too.
 */
final class BoundedSpool {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedSpool.class);

    private static final long FILE_BYTES = 8L << 20;

    // Twice what is ever waited for, so that no file is dropped that the brokers have not taken.
    private static final int FILES = 16;
    private static final long MOST_WAITING = FILE_BYTES * FILES / 2;
    private static final long RETRY_MS = 1_000;

    private final Spool spool;
    private final long mostWaiting;
    private long waiting;

    /** @throws IOException when what it holds cannot be told */
    BoundedSpool(Path file) throws IOException {
        this(new Spool(file, FILE_BYTES, FILES), MOST_WAITING);
    }

    BoundedSpool(Spool spool, long mostWaiting) throws IOException {
        this.spool = spool;
        this.mostWaiting = mostWaiting;
        this.waiting = spool.bytes();
    }

    Spool spool() {
        return spool;
    }

    /** So many bytes have not been taken by the brokers. */
    synchronized void told(long untaken) {
        waiting = untaken;
        notifyAll();
    }

    /** Bytes that the brokers have not taken. */
    synchronized long waiting() {
        return waiting;
    }

    /** Waits until there is room. */
    synchronized void awaitRoom() throws InterruptedException {
        while (waiting > mostWaiting) {
            wait();
        }
    }

    /** Adds whole lines; goes on trying where the disk refuses them. */
    void add(byte[] lines) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                spool.add(lines);
                break;
            } catch (IOException e) {
                if (!told) {
                    LOG.warn("cannot write {}, which is tried again: {}", spool.file(), e.toString());
                    told = true;
                }
                Thread.sleep(RETRY_MS);
            }
        }
        synchronized (this) {
            waiting += lines.length;
        }
    }
}
