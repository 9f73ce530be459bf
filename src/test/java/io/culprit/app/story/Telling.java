package io.culprit.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.incident.Incident;
import io.culprit.shipper.service.Shipper;
import io.culprit.shipper.settings.SettingsFile;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A story as it is told: what happens at which second, and which incident must open or end between which seconds. */
final class Telling implements AutoCloseable {

    /** Early on a Sunday, when logs are rotated. */
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");

    /** By the story's clock, which is slow. */
    private static final Patience PATIENCE = new Patience(
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(50),
            Duration.ofMillis(50));

    private final Stage stage;
    private final String service;
    private final StoryClock clock = new StoryClock(START);
    private final WebHost web;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Shipper.Summary> shipper;

    Telling(Stage stage, Path folder, String service) throws Exception {
        this.stage = stage;
        this.service = service;
        this.web = new WebHost(folder.resolve("logs"), START);
        Path file = Files.writeString(
                folder.resolve("shipper.yaml"),
                String.join(
                        "\n",
                        "service: " + service,
                        "host: web-1." + service,
                        "timezone: UTC",
                        "state: " + folder.resolve("state"),
                        "kafka: {bootstrap.servers: '" + stage.brokers() + "'}",
                        "health: {listen: none}",
                        "logs:",
                        web.settings()));
        ShipperSettings settings = SettingsFile.read(file, service);
        this.shipper = CompletableFuture.supplyAsync(() -> ship(settings));
    }

    /** What happens at a second of the story. */
    Telling at(int second, Consumer<WebHost> happens) {
        web.at(clock.leapTo(START.plusSeconds(second)));
        happens.accept(web);
        clock.leapTo(START.plusSeconds(second).plusMillis(900));
        return this;
    }

    /** What happens at each second from the first until before the last. */
    Telling during(int from, int until, Consumer<WebHost> happens) {
        for (int second = from; second < until; second++) {
            at(second, happens);
        }
        return this;
    }

    /** Nothing happens until a second of the story. */
    Telling quietUntil(int second) {
        return at(second, host -> {});
    }

    /** What must come of it, by event time. */
    Window between(int from, int to) {
        return new Window(START.plusSeconds(from), START.plusSeconds(to));
    }

    /** Seconds of a story. */
    final class Window {

        private final Instant from;
        private final Instant to;

        private Window(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        /** An incident of the pattern opens, and never opened at another time. */
        Incident firing(String pattern) {
            return firing(pattern, latest -> {});
        }

        /** An incident of the pattern opens, and comes to be as asserted while it is firing. */
        Incident firing(String pattern, Consumer<Incident> asserted) {
            Incident incident = await(pattern, Incident.Status.FIRING, asserted);
            assertThat(incident.openedAt()).as(pattern + " opened").isBetween(from, to);
            return incident;
        }

        /** The incident of the pattern ends, and in the end it is as asserted. */
        Incident resolved(String pattern, Incident.Resolution resolution, Consumer<Incident> asserted) {
            Incident incident = await(pattern, Incident.Status.RESOLVED, asserted);
            assertThat(incident.resolution()).as(pattern).contains(resolution);
            assertThat(incident.resolvedAt().orElseThrow())
                    .as(pattern + " ended")
                    .isBetween(from, to);
            return incident;
        }
    }

    private Incident await(String pattern, Incident.Status status, Consumer<Incident> asserted) {
        List<Incident> revisions = stage.await(
                service + ": " + pattern + " " + status.label(),
                incident ->
                        incident.service().equals(service) && incident.pattern().equals(pattern),
                all -> {
                    assertThat(all).isNotEmpty();
                    Incident latest = all.get(all.size() - 1);
                    assertThat(latest.status()).isEqualTo(status);
                    asserted.accept(latest);
                });
        assertThat(revisions)
                .as(pattern + " is one incident")
                .extracting(Incident::id)
                .containsOnly(revisions.get(0).id());
        return revisions.get(revisions.size() - 1);
    }

    private Shipper.Summary ship(ShipperSettings settings) {
        try {
            return new Shipper(settings, clock, PATIENCE).run(over::get, false);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over.set(true);
        Shipper.Summary summary = shipper.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(summary.reading().total().rejectedLines())
                .as("lines refused")
                .isZero();
    }
}
