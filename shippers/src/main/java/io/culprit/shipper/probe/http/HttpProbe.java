package io.culprit.shipper.probe.http;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks pages, several at a time; what fails is checked again at once, for a single failure may be one cut request.
 *
 * <p>A look takes at most twice the longest total timeout, for each eight pages.
 */
final class HttpProbe implements Probe {

    private static final int AT_A_TIME = 8;

    private final List<HttpCheck> checks;
    private final Host host;
    private final Fetcher fetcher;

    HttpProbe(HttpSettings settings, Host host) {
        this.checks = settings.checks();
        this.host = host;
        this.fetcher = new Fetcher(host.clock());
    }

    @Override
    public Look look() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, checks.size()), task -> {
            Thread thread = new Thread(task, "http-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Capture>> tasks = new ArrayList<>();
            checks.forEach(check -> tasks.add(() -> check(check)));
            List<Capture> captures = new ArrayList<>();
            for (Future<Capture> done : threads.invokeAll(tasks)) {
                captures.add(done.get());
            }
            // The file's order is that of the times in it.
            captures.sort(Comparator.comparing(capture -> capture.stamp().time()));
            return Look.at(captures);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check ended with what is no finding", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Capture check(HttpCheck check) throws InterruptedException {
        Instant at = host.clock().instant();
        HttpResult first = HttpResult.of(check, fetcher.fetch(check.fetch()));
        Optional<HttpResult> second =
                first.isWell() ? Optional.empty() : Optional.of(HttpResult.of(check, fetcher.fetch(check.fetch())));
        long took = first.fetched().took().toMillis()
                + second.map(result -> result.fetched().took().toMillis()).orElse(0L);
        return Capture.of(
                        at,
                        HttpReport.KIND,
                        check.method() + " " + HttpAddress.shown(check.address()),
                        HttpReport.write(first, second))
                .with("lasted_ms", Long.toString(took));
    }
}
