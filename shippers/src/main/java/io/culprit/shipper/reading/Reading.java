package io.culprit.shipper.reading;

import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.packed.Decoders;
import io.culprit.shipper.reading.Heartbeats.Reached;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Reads all sources of an inventory to their end, merged by position in time.
 *
 * <p>The sink first gets a heartbeat with the roster of each (service, host, kind), then events with heartbeats between
 * them, at last heartbeats in which every source is closed.
 */
public final class Reading {

    private final Inventory inventory;
    private final Clock clock;
    private final Duration step;
    private final RequestCounter counter;
    private final Chunks chunks;

    /** @param clock tells the observed time of records; their own times come from the files alone */
    public Reading(Inventory inventory, Clock clock) {
        this(inventory, clock, Duration.ofSeconds(1));
    }

    /**
     * The same with fewer heartbeats, which cost more than the events between them when nobody waits for what they vouch for.
     *
     * @param step how far the position in time advances between heartbeats
     */
    public Reading(Inventory inventory, Clock clock, Duration step) {
        this(inventory, clock, step, Chunks.USUAL);
    }

    /** The same, with files read in chunks of another size. */
    public Reading(Inventory inventory, Clock clock, Duration step, Chunks chunks) {
        this(inventory, clock, step, RequestCounter.NONE, chunks);
    }

    private Reading(Inventory inventory, Clock clock, Duration step, RequestCounter counter, Chunks chunks) {
        this.inventory = inventory;
        this.clock = clock;
        this.step = step;
        this.counter = counter;
        this.chunks = chunks;
    }

    /** The same, which hands requests to a counter that wants no events of them. */
    public Reading counting(RequestCounter other) {
        return new Reading(inventory, clock, step, other, chunks);
    }

    /** Reads everything into the sink. */
    public ReadingSummary run(EventSink sink) throws IOException {
        return run(sink, bytesRead -> {});
    }

    /** Reads everything into the sink, with progress. */
    public ReadingSummary run(EventSink sink, LongConsumer progress) throws IOException {
        return run(sink, progress, () -> false);
    }

    /**
     * Reads everything into the sink, or until it is told to stop: then the sources that are not at their end stay open.
     *
     * @param progress told now and then how many bytes have been read, of {@link Inventory#bytes()}
     * @param stopped asked now and then whether to stop
     * @throws IOException when a file cannot be read; the message names it
     */
    public ReadingSummary run(EventSink sink, LongConsumer progress, BooleanSupplier stopped) throws IOException {
        Heartbeats<SourceReader> heartbeats = new Heartbeats<>(sink, clock, inventory::services, step);
        Opening opening = new Opening(chunks, new Decoders(stopped));
        try (Merge merge = new Merge(sink, heartbeats, progress)) {
            merge.add(
                    inventory.sources().stream()
                            .map(source -> new SourceReader(source, clock, sink::reject, counter, opening))
                            .toList(),
                    reader -> true,
                    lastModified(inventory));
            heartbeats.beatAll(Reading::reached);
            merge.run(reader -> true, Reading::reached, stopped);
            heartbeats.beatAll(Reading::reached);
            return merge.summary();
        }
    }

    /** What is next bounds all that is still to come; where nothing is next, the source is at its end. */
    private static Reached reached(SourceReader reader) throws IOException {
        Optional<Instant> next = reader.position(true);
        return next.isPresent() ? new Reached(next, State.OPEN) : new Reached(reader.lastPosition(), State.CLOSED);
    }

    /** The time of files without times when they are read alone: when one was last changed. */
    static Instant lastModified(Inventory inventory) throws IOException {
        Instant last = Instant.EPOCH;
        for (Source source : inventory.sources()) {
            for (Generation generation : source.generations()) {
                Instant modified = Files.getLastModifiedTime(generation.path()).toInstant();
                last = modified.isAfter(last) ? modified : last;
            }
        }
        return last;
    }
}
