package io.culprit.shipper.probe.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * What to ask an HTTP server.
 *
 * @param url the address
 * @param method the method; it is sent without a body, or with an empty one where it demands one
 * @param headers further headers
 * @param limits how long to wait for what
 * @param followRedirects whether to go where the answer sends
 * @param insecure whether any certificate will do
 */
public record Fetch(
        HttpUrl url,
        String method,
        Map<String, String> headers,
        Limits limits,
        boolean followRedirects,
        boolean insecure) {

    /**
     * How long to wait, and for how much.
     *
     * @param connect for a name, for a connection, for the handshake of TLS: each
     * @param read for the next bytes of the answer
     * @param total for the whole
     * @param mostBytes of a body longer than this the start is taken
     */
    public record Limits(Duration connect, Duration read, Duration total, int mostBytes) {

        public Limits {
            Objects.requireNonNull(connect);
            Objects.requireNonNull(read);
            Objects.requireNonNull(total);
        }
    }

    public Fetch {
        Objects.requireNonNull(url);
        Objects.requireNonNull(method);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(limits);
    }

    /** A plain question for a page of the server's own, which answers itself and at once. */
    public static Fetch page(HttpUrl url, Limits limits, boolean insecure) {
        return new Fetch(url, "GET", Map.of(), limits, false, insecure);
    }
}
