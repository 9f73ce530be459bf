package io.culprit.shipper.probing;

import io.culprit.shipper.format.Formats;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.settings.ProbeSetting;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.ReadFrom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the probes of a host on threads of their own: one that hangs delays none of the others. */
public final class Probing implements AutoCloseable {

    private final List<ProbeRunner> runners;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();
    private final ShipperSettings settings;

    private Probing(List<ProbeRunner> runners, ShipperSettings settings) {
        this.runners = runners;
        this.settings = settings;
    }

    /**
     * Starts the probes.
     *
     * @throws IOException when there is no place for what they see
     */
    public static Probing start(ShipperSettings settings, Host host) throws IOException {
        Path folder = Files.createDirectories(settings.state().resolve("probes"));
        List<ProbeRunner> runners = new ArrayList<>();
        for (ProbeSetting<?> setting : settings.probes()) {
            runners.add(new ProbeRunner(setting, host, folder));
        }
        Probing probing = new Probing(List.copyOf(runners), settings);
        runners.forEach(probing::schedule);
        return probing;
    }

    private void schedule(ProbeRunner runner) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "culprit-probe-" + runner.setting().name());
            named.setDaemon(true);
            return named;
        });
        thread.scheduleWithFixedDelay(runner, 0, runner.setting().every().toMillis(), TimeUnit.MILLISECONDS);
        threads.add(thread);
    }

    /** The probes. */
    public List<ProbeRunner> runners() {
        return runners;
    }

    /** What they saw, as logs to follow. */
    public List<FollowedLog> logs() {
        return runners.stream().map(this::log).toList();
    }

    private FollowedLog log(ProbeRunner runner) {
        Naming host = settings.naming();
        Naming naming = new Naming(runner.setting().service(), host.host(), host.zone());
        String format = "capture." + runner.setting().type().tells().label();
        return new FollowedLog(runner.file().toAbsolutePath(), naming, Formats.named(format), ReadFrom.ROTATED)
                .certain(() -> runner.blind().map(blind -> blind.reason().label() + ": " + blind.detail()));
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
