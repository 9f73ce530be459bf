package io.culprit.shipper.probe.scoreboard;

import java.util.Objects;

/**
 * What one worker of a server does.
 *
 * @param pid its process; with threads, several workers have the same
 * @param state its state in the server's words: Apache's letter, PHP-FPM's word
 * @param seconds how long the request has been running
 * @param requests how many requests its process has served, as the server tells, or empty
 * @param client who asks, or empty
 * @param host the virtual host, or empty
 * @param request the request line, which the server cuts after 63 bytes or later
 * @param script the script that runs, or empty
 */
public record Worker(
        int pid,
        String state,
        long seconds,
        String requests,
        String client,
        String host,
        String request,
        String script) {

    public Worker {
        Objects.requireNonNull(state);
        Objects.requireNonNull(requests);
        Objects.requireNonNull(client);
        Objects.requireNonNull(host);
        Objects.requireNonNull(request);
        Objects.requireNonNull(script);
    }

    /** Whether it works on a request: idle workers are shown with the last they had. */
    public boolean isBusy() {
        return switch (state) {
            case "_", ".", "S", "I", "G", "Idle", "" -> false;
            // A worker that reads shows the request before, too; between requests on one connection likewise.
            case "R", "K" -> false;
            default -> true;
        };
    }
}
