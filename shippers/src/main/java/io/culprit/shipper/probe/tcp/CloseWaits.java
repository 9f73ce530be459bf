package io.culprit.shipper.probe.tcp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when each connection has been seen in CLOSE_WAIT: the other side has hung up, and the process here has not closed.
 *
 * <p>The kernel does not tell how long a socket is in its state, so an age is that since the first look that saw it. Whoever
 * looks must {@link #begin()} each look, so that what was not seen again is forgotten.
 */
final class CloseWaits {

    // An attack can hold as many as the host has memory for; the oldest are among the first that were seen.
    private static final int MOST = 50_000;

    private Map<String, Seen> before = Map.of();
    private Map<String, Seen> now = new HashMap<>();

    private record Seen(Instant first, long inode) {}

    /** Begins a look. */
    void begin() {
        before = now;
        now = new HashMap<>();
    }

    /** How long the connection has been waiting at this look. */
    Duration age(Socket socket, Instant at) {
        Seen known = before.get(socket.ends());
        Seen seen = known != null && same(known.inode(), socket.inode())
                ? new Seen(known.first(), Math.max(known.inode(), socket.inode()))
                : new Seen(at, socket.inode());
        if (known != null || now.size() < MOST) {
            now.put(socket.ends(), seen);
        }
        return Duration.between(seen.first(), at);
    }

    /** A connection gets its inode when it is accepted; another inode is another connection between the same ends. */
    private static boolean same(long before, long now) {
        return before == now || before <= 0 || now <= 0;
    }
}
