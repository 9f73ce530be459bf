package io.culprit.shipper.cli;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.settings.ProbeSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks once with every probe, all at the same time, and says what this user does not get to see. */
final class ProbeCheck {

    private final Duration patience;

    /** @param patience how long all of them may take together */
    ProbeCheck(Duration patience) {
        this.patience = patience;
    }

    List<String> of(List<ProbeSetting<?>> probes, Host host) throws InterruptedException {
        if (probes.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(probes.size(), work -> {
            Thread thread = new Thread(work, "culprit-check");
            // One that hangs does not keep the program from ending.
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Look>> looks = new ArrayList<>();
            for (ProbeSetting<?> probe : probes) {
                looks.add(threads.submit(() -> probe.open(host).look()));
            }
            long end = System.nanoTime() + patience.toNanos();
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                ProbeSetting<?> probe = probes.get(i);
                lines.add("probe " + probe.name() + " of " + probe.service() + " every " + words(probe.every()) + ": "
                        + seen(looks.get(i), end - System.nanoTime()));
                lines.add("  needs " + probe.type().needs());
            }
            return lines;
        } finally {
            threads.shutdownNow();
        }
    }

    private String seen(Future<Look> look, long left) throws InterruptedException {
        try {
            Look seen = look.get(Math.max(1, left), TimeUnit.NANOSECONDS);
            return seen.blind().map(blind -> "BLIND, " + why(blind)).orElse("sees what it needs");
        } catch (TimeoutException e) {
            return "has not seen all within " + words(patience);
        } catch (ExecutionException e) {
            return "FAILS with " + e.getCause();
        }
    }

    private static String why(Blindness blind) {
        return blind.reason().label() + ": " + blind.detail();
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
