package io.culprit.app.replay;

import io.culprit.app.terminal.Progress;
import io.culprit.correlation.Catalogue;
import io.culprit.correlation.Correlator;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.DeadLetter;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass of the correlation over an inventory of files.
 *
 * <p>It is the same reading, the same classification and the same fold as over Kafka; only the transport is missing.
 */
public final class Replay {

    private static final Comparator<Incident> FIRST_EVIDENCE =
            Comparator.comparing(Incident::firstEvidenceAt).thenComparing(Incident::id);

    private final Inventory inventory;
    private final Clock clock;

    public Replay(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param incidents the last revision of each, by first evidence
     * @param events how many events were read
     * @param rejected how many lines could not be used
     * @param late how many events came below the watermark
     */
    public record Outcome(List<Incident> incidents, long events, long rejected, long late) {
        public Outcome {
            incidents = List.copyOf(incidents);
        }
    }

    /** Reads everything; progress is in bytes. */
    public Outcome run(Progress progress) {
        Correlator correlator = new Correlator(Catalogue.builtIn(), transition -> {});
        Counting sink = new Counting(correlator, progress);
        new Reading(inventory, clock).run(sink);
        correlator.finish();
        List<Incident> incidents =
                correlator.incidents().stream().sorted(FIRST_EVIDENCE).toList();
        return new Outcome(incidents, sink.events, sink.rejected, correlator.late());
    }

    /** Hands events on, and estimates from their offsets how many bytes were read. */
    private static final class Counting implements EventSink {

        private static final int REPORT_EVERY = 1_000;

        private final Correlator correlator;
        private final Progress progress;
        private final Map<String, Long> offsets = new HashMap<>();
        private long bytes;
        private long events;
        private long rejected;

        Counting(Correlator correlator, Progress progress) {
            this.correlator = correlator;
            this.progress = progress;
        }

        @Override
        public void accept(EventRecord record) {
            correlator.accept(record);
            if (record instanceof Event event) {
                count(event);
            }
        }

        private void count(Event event) {
            var delivery = event.header().delivery();
            long before = offsets.getOrDefault(delivery.source(), 0L);
            bytes += Math.max(0, delivery.offset() - before);
            offsets.put(delivery.source(), delivery.offset());
            events++;
            if (events % REPORT_EVERY == 0) {
                progress.to(bytes);
            }
        }

        @Override
        public void reject(DeadLetter rejection) {
            rejected++;
        }
    }
}
