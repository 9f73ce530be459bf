package io.culprit.app.replay;

import io.culprit.app.report.Findings;
import io.culprit.app.report.Timeline;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.signal.RequestClasses;
import io.culprit.event.Event;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.Chunks;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.uptime.CheckDay;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One pass of the correlation over an inventory of files.
 *
 * <p>It is the same reading, the same classification and the same fold as over Kafka; only the transport is missing. One thread
 * reads and parses, the calling one correlates: what comes of it does not depend on which is faster.
 */
public final class Replay {

    // Incidents do not depend on it; what is held until the next heartbeat does, and what heartbeats cost.
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final Inventory inventory;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Optional<Consumer<Event>> watcher;
    private final Chunks chunks;

    /** Makes no events of requests that only count. */
    public Replay(Inventory inventory, Catalogue catalogue, Clock clock) {
        this(inventory, catalogue, clock, Optional.empty());
    }

    /** @param watcher sees every event once it was handed to the correlation */
    public Replay(Inventory inventory, Catalogue catalogue, Clock clock, Consumer<Event> watcher) {
        this(inventory, catalogue, clock, Optional.of(watcher));
    }

    /** @param watcher sees every event once it was handed to the correlation; without one, not all are made */
    public Replay(Inventory inventory, Catalogue catalogue, Clock clock, Optional<Consumer<Event>> watcher) {
        this(inventory, catalogue, clock, watcher, Chunks.USUAL);
    }

    Replay(Inventory inventory, Catalogue catalogue, Clock clock, Optional<Consumer<Event>> watcher, Chunks chunks) {
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.clock = clock;
        this.watcher = watcher;
        this.chunks = chunks;
    }

    /**
     * What came of it.
     *
     * @param incidents the last revision of each, by first evidence
     * @param events how many events were read
     * @param rejections what could not be read
     * @param statistics what was read, in numbers
     * @param late how many events came below the watermark
     * @param checks how HTTP checks came out, day by day
     * @param partial how far it came, if it was stopped
     */
    public record Outcome(
            List<Incident> incidents,
            long events,
            Rejections rejections,
            Statistics statistics,
            long late,
            List<CheckDay> checks,
            Optional<Partial> partial) {
        public Outcome {
            incidents = List.copyOf(incidents);
            checks = List.copyOf(checks);
            Objects.requireNonNull(partial);
        }

        /** What became of every line. */
        public ReadingSummary summary() {
            return statistics.summary();
        }

        /** What a report tells of it, beside the timeline of the same events. */
        public Findings findings(Timeline timeline) {
            return new Findings(incidents, timeline, checks, summary(), events, late, partial.map(Partial::reached));
        }
    }

    /**
     * Reads everything; progress is in bytes.
     *
     * @throws IOException when a file cannot be read
     */
    public Outcome run(Progress progress) throws IOException {
        return run(progress, FoldObserver.NONE);
    }

    /** The same, its folds told to an observer. */
    public Outcome run(Progress progress, FoldObserver observer) throws IOException {
        return run(progress, observer, () -> false);
    }

    /**
     * The same, until it is told to stop.
     *
     * @param stopped asked now and then, from another thread, whether to stop
     */
    public Outcome run(Progress progress, FoldObserver observer, BooleanSupplier stopped) throws IOException {
        Instant begun = clock.instant();
        // Time stands still for it: how fast files are read makes no source blind, and no revision more or less.
        Clock still = Clock.fixed(begun, ZoneOffset.UTC);
        Correlator correlator = new Correlator(catalogue, transition -> {}, still, observer);
        Batches<Read> batches = new Batches<>();
        LeanSink sink = new LeanSink(new RequestClasses(catalogue.classifier()), batches);
        Rejections rejections = new Rejections(sink);
        Reading reading = new Reading(inventory, clock, HEARTBEAT, chunks);
        ReaderThread reader = new ReaderThread(
                watcher.isPresent() ? reading : reading.counting(sink), rejections, sink, progress, stopped);
        Taken taken = new Taken(correlator, watcher.orElse(event -> {}));
        reader.start();
        try {
            for (List<Read> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
                batch.forEach(taken::accept);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            batches.close();
        }
        ReadingSummary summary = reader.summary();
        correlator.finish();
        return new Outcome(
                correlator.incidents(),
                taken.counts().events(),
                rejections,
                new Statistics(
                        taken.counts().requestsByStatus(),
                        summary,
                        reader.bytesRead(),
                        Duration.between(begun, clock.instant())),
                correlator.late(),
                correlator.checks(),
                reader.readEverything()
                        ? Optional.empty()
                        : Optional.of(new Partial(taken.counts().reached(), reader.bytesRead(), inventory.bytes())));
    }
}
