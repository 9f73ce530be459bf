package io.culprit.shipper.tail;

import java.time.Duration;
import java.time.Instant;

/**
 * When checkpoints are put on disk.
 *
 * <p>What was sent since is sent again by whoever comes after a crash. While that is little, the disk is left in peace, and so
 * is the processor: a host's probes alone say something every second.
 */
final class Saving {

    private static final long MUCH = 1 << 20;
    private static final int TURNS_LEFT_OUT = 10;

    private final Duration longest;
    private Instant nextAnyway = Instant.MIN;
    private long readBefore;

    Saving(Patience patience) {
        this.longest = patience.save().multipliedBy(TURNS_LEFT_OUT);
    }

    /** Whether enough was read since, or it is long ago; what is asked for is then expected to be done. */
    boolean due(Instant now, long bytesRead) {
        if (now.isBefore(nextAnyway) && bytesRead - readBefore < MUCH) {
            return false;
        }
        nextAnyway = now.plus(longest);
        readBefore = bytesRead;
        return true;
    }
}
