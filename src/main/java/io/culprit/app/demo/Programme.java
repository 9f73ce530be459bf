package io.culprit.app.demo;

import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a demo plays.
 *
 * @param parts the recordings, played side by side
 */
record Programme(List<Part> parts) {

    /**
     * One recording, looked through.
     *
     * @param recording the recording
     * @param inventory what can be read in it
     * @param rehearsal what it spans
     */
    record Part(Recording recording, Inventory inventory, Rehearsal rehearsal) {}

    Programme {
        parts = List.copyOf(parts);
    }

    /**
     * Looks through all recordings.
     *
     * @throws InventoryException when there is nothing to read in one
     * @throws IOException when a file cannot be read
     */
    static Programme of(List<Recording> recordings, Clock clock) throws InventoryException, IOException {
        List<Part> parts = new ArrayList<>();
        for (Recording recording : recordings) {
            Inventory inventory = recording.inventory();
            parts.add(new Part(recording, inventory, Rehearsal.of(inventory, clock)));
        }
        return new Programme(parts);
    }

    /** Events in all recordings. */
    long events() {
        return parts.stream().mapToLong(part -> part.rehearsal().events()).sum();
    }

    /** The speed at which the longest recording takes the given time; never slower than it was. */
    double speedFor(Duration wallTime) {
        long longest = parts.stream()
                .mapToLong(part -> part.rehearsal().span().toMillis())
                .max()
                .orElse(0);
        return Math.max(1.0, (double) longest / wallTime.toMillis());
    }

    /** When the recording of a service begins, in event time. */
    Optional<Instant> beginningOf(String service) {
        return parts.stream()
                .filter(part -> part.recording().name().equals(service))
                .map(part -> part.rehearsal().from())
                .findFirst();
    }
}
