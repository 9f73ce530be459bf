package io.culprit.app.replay;

import io.culprit.app.terminal.Progress;
import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.Reading;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * One pass of the correlation over an inventory of files.
 *
 * <p>It is the same reading, the same classification and the same fold as over Kafka; only the transport is missing.
 */
public final class Replay {

    private final Inventory inventory;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Consumer<Event> watcher;

    public Replay(Inventory inventory, Catalogue catalogue, Clock clock) {
        this(inventory, catalogue, clock, event -> {});
    }

    /** @param watcher sees every event once it was handed to the correlation */
    public Replay(Inventory inventory, Catalogue catalogue, Clock clock, Consumer<Event> watcher) {
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * What came of it.
     *
     * @param incidents the last revision of each, by first evidence
     * @param events how many events were read
     * @param rejections what could not be read
     * @param summary what became of every line
     * @param late how many events came below the watermark
     * @param checks how HTTP checks came out, day by day
     */
    public record Outcome(
            List<Incident> incidents,
            long events,
            Rejections rejections,
            ReadingSummary summary,
            long late,
            List<CheckDay> checks) {
        public Outcome {
            incidents = List.copyOf(incidents);
            checks = List.copyOf(checks);
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
        Correlator correlator = new Correlator(catalogue, transition -> {}, standing(clock), observer);
        Counting sink = new Counting(correlator, watcher);
        Rejections rejections = new Rejections(sink);
        ReadingSummary summary = new Reading(inventory, clock).run(rejections, progress::to);
        correlator.finish();
        return new Outcome(
                correlator.incidents(), sink.events, rejections, summary, correlator.late(), correlator.checks());
    }

    /** Nobody waits for revisions, so none is paced: else their number would tell how fast this machine is. */
    private static Clock standing(Clock clock) {
        return Clock.fixed(clock.instant(), clock.getZone());
    }

    /** Hands everything on, and counts it. */
    private static final class Counting implements EventSink {

        private final Correlator correlator;
        private final Consumer<Event> watcher;
        private long events;

        Counting(Correlator correlator, Consumer<Event> watcher) {
            this.correlator = correlator;
            this.watcher = watcher;
        }

        @Override
        public void accept(EventRecord record) {
            correlator.accept(record);
            if (record instanceof Event event) {
                watcher.accept(event);
                events++;
            }
        }

        @Override
        public void reject(DeadLetter rejection) {}
    }
}
