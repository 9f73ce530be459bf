package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.http.Fetch;
import io.culprit.shipper.probe.http.Fetched;
import io.culprit.shipper.probe.http.Fetcher;
import io.culprit.shipper.probe.http.HttpAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** Fetches status pages, and makes captures of what came. */
public final class StatusPages {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int OK = 200;

    private final Clock clock;
    private final Fetcher fetcher;
    private final Fetch.Limits limits;
    private final boolean insecure;

    /**
     * Fetches with these limits.
     *
     * @param timeout how long a page may take
     * @param insecure whether any certificate will do
     */
    public StatusPages(Clock clock, Duration timeout, boolean insecure) {
        this.clock = clock;
        this.fetcher = new Fetcher(clock);
        // Apart, so that the same fault is always told the same way.
        Duration connect = timeout.multipliedBy(4).dividedBy(5);
        this.limits = new Fetch.Limits(connect, timeout.multipliedBy(2), timeout, MOST_BYTES);
        this.insecure = insecure;
    }

    /** A page and when it was asked for. */
    public record Page(Instant at, HttpUrl url, Fetched fetched) {

        /** Whether it answered as a status page does. */
        public boolean isWell() {
            return fetched.failure().isEmpty() && fetched.status().orElse(0) == OK;
        }

        /** Why there is no page, in a few words, or an empty text. */
        public String problem() {
            if (fetched.failure().isPresent()) {
                return fetched.failure().get().reason().label() + ": "
                        + fetched.failure().get().message();
            }
            String location = fetched.facts().getOrDefault("http.response.header.location", "");
            return isWell()
                    ? ""
                    : "HTTP " + fetched.status().orElse(0) + (location.isEmpty() ? "" : ", which leads to " + location);
        }

        /** A capture of this page with some output. */
        Capture capture(String kind, String output) {
            String command = "GET " + HttpAddress.shown(url);
            Capture capture =
                    isWell() ? Capture.of(at, kind, command, output) : Capture.failed(at, kind, command, problem());
            String millis = Long.toString(fetched.took().toMillis());
            return capture.with("url", HttpAddress.shown(url))
                    .with("status", Integer.toString(fetched.status().orElse(0)))
                    .with("elapsed_ms", millis)
                    .with("lasted_ms", millis)
                    .with(
                            "failed_in",
                            fetched.failure().map(why -> why.phase().label()).orElse(""));
        }
    }

    /** Asks for a page, with a word behind its question mark unless the address has one. */
    public Page ask(String address, String query) throws InterruptedException {
        HttpUrl url = HttpAddress.of(address).orElseThrow();
        HttpUrl asked = query.isEmpty() || url.query() != null
                ? url
                : url.newBuilder().encodedQuery(query).build();
        Instant at = clock.instant();
        return new Page(at, asked, fetcher.fetch(Fetch.page(asked, limits, insecure)));
    }
}
