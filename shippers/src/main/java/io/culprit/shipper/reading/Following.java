package io.culprit.shipper.reading;

import io.culprit.event.EventKind;
import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.Heartbeats.Reached;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads all sources to their end and goes on with what is appended, with rotated files and with new ones.
 *
 * <p>It keeps no memory across restarts: it begins at the start of every file again, and what was sent before is recognised
 * by its offset.
 */
public final class Following {

    // In rounds: with the usual second between them, new files are looked for, and idle sources heard, every 5 s.
    private static final int SCAN_EVERY = 5;
    private static final int HEARD_WHEN_IDLE = 5;

    // Access lines and checks are stamped with their start; one that ends later than this after its start would come
    // below what an idle source vouched for.
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);

    // How far a host's clock may be behind the stamps of its own logs before a stamp counts as stray.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final List<Path> paths;
    private final Naming naming;
    private final Clock clock;
    private final Duration poll;
    private final Set<String> known = new HashSet<>();
    private final Set<Object> read = new HashSet<>();
    private final Map<SourceReader, Long> readBefore = new HashMap<>();
    private long round;
    private long lastHeard;

    /** @param poll how long to wait before looking again */
    public Following(List<Path> paths, Naming naming, Clock clock, Duration poll) {
        this.paths = List.copyOf(paths);
        this.naming = naming;
        this.clock = clock;
        this.poll = poll;
    }

    /**
     * Follows until told to stop; then closes every source.
     *
     * @param inventory what was there at the start
     * @param stopped asked after each round
     */
    public ReadingSummary run(Inventory inventory, EventSink sink, BooleanSupplier stopped)
            throws IOException, InterruptedException {
        Heartbeats<SourceReader> heartbeats = new Heartbeats<>(sink, clock, inventory.services());
        try (Merge merge = new Merge(sink, heartbeats, bytesRead -> {})) {
            add(merge, inventory, sink);
            while (true) {
                long passed = merge.run(this::settled, Following::reached);
                if (stopped.getAsBoolean()) {
                    break;
                }
                merge.readers().forEach(reader -> readBefore.put(reader, reader.bytesRead()));
                beat(heartbeats, passed > 0);
                Thread.sleep(poll.toMillis());
                scan(merge, sink);
            }
            merge.run(reader -> true, Following::reached);
            heartbeats.beatAll(reader -> new Reached(reader.lastPosition(), State.CLOSED));
            return merge.summary();
        }
    }

    private void scan(Merge merge, EventSink sink) throws IOException {
        if (++round % SCAN_EVERY != 0) {
            return;
        }
        merge.readers().forEach(reader -> read.add(reader.identity()));
        // What a file system without identities gives for every file.
        read.remove("");
        try {
            add(merge, Inventory.of(paths, naming), sink);
        } catch (InventoryException e) {
            // What is followed may be gone for the moment, between its renaming and the new file: nothing is new then.
            return;
        }
    }

    private void add(Merge merge, Inventory inventory, EventSink sink) throws IOException {
        List<SourceReader> added = inventory.sources().stream()
                .filter(source -> isNew(source) && known.add(source.name()))
                .map(source -> new SourceReader(source, true, clock, sink::reject))
                .toList();
        if (!added.isEmpty()) {
            merge.add(added, reader -> false, Reading.lastModified(inventory));
        }
    }

    /** A file that is being read already and has only been renamed is no new source. */
    private boolean isNew(Source source) {
        try {
            for (Generation generation : source.generations()) {
                if (read.contains(ChainReader.identity(generation.path()))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // Gone between finding it and looking at it: the next look tells.
            return false;
        }
    }

    private void beat(Heartbeats<SourceReader> heartbeats, boolean flowed) throws IOException {
        if (flowed) {
            heartbeats.beatAll(Following::reached);
            lastHeard = round;
        } else if (round - lastHeard >= HEARD_WHEN_IDLE) {
            heartbeats.beatAll(this::caughtUp);
            lastHeard = round;
        }
    }

    /** At the end of its files a source may be vouched for by the host's clock, unless records wait for their place. */
    private Reached caughtUp(SourceReader reader) {
        return reader.heldAt().isPresent()
                ? reached(reader)
                : new Reached(Optional.of(clock.instant().minus(lateness(reader))), State.OPEN);
    }

    private static Duration lateness(SourceReader reader) {
        Set<EventKind> kinds = reader.source().kinds();
        return kinds.contains(EventKind.ACCESS) || kinds.contains(EventKind.PROBE) ? LONGEST_REQUEST : CLOCK_SKEW;
    }

    /**
     * The end of a source is taken for its end when nothing came since the last look, so that a record just being written
     * is whole. A jump of stamps up to the host's own time is a silence that ended, not a stray stamp.
     */
    private boolean settled(SourceReader reader) {
        boolean quiet = readBefore.getOrDefault(reader, -1L) == reader.bytesRead();
        return quiet
                && reader.heldAt()
                        .map(held -> held.isBefore(clock.instant().plus(CLOCK_SKEW)))
                        .orElse(true);
    }

    private static Reached reached(SourceReader reader) {
        return new Reached(reader.lastPosition(), State.OPEN);
    }
}
