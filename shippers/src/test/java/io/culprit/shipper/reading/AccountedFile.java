package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a file from its recognition to its last line, and holds the counts against the lines that stand in it. */
public final class AccountedFile {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    private AccountedFile() {}

    /**
     * Reads a file of this content.
     *
     * @return what became of its lines; nothing when its content is not recognised
     * @throws AssertionError when a line is lost, or told twice
     */
    public static Optional<ReadingSummary> read(byte[] content) throws IOException {
        Path file = Files.createTempFile("accounted", ".log");
        try {
            Files.write(file, content);
            return read(file, content);
        } finally {
            Files.delete(file);
        }
    }

    private static Optional<ReadingSummary> read(Path file, byte[] content) throws IOException {
        Inventory inventory;
        try {
            inventory = Inventory.of(List.of(file), Naming.UNNAMED);
        } catch (InventoryException e) {
            return Optional.empty();
        }
        Recorded recorded = new Recorded();
        ReadingSummary summary = new Reading(inventory, CLOCK).run(recorded);
        ReadingSummary.Lines total = summary.total();
        long accounted = total.eventLines() + total.parts() + total.blank() + total.rejectedLines();
        same("lines counted", total.lines(), lines(content));
        same("lines accounted for", accounted, lines(content));
        same("events", total.events(), recorded.events().size());
        same("bytes of sources", inventory.bytes(), content.length);
        Predicate<DeadLetter> quotes = letter -> letter.offset() < content.length;
        same(
                "letters of places in the file",
                recorded.letters.stream().filter(quotes).count(),
                recorded.letters.size());
        return Optional.of(summary);
    }

    private static void same(String what, long counted, long expected) {
        if (counted != expected) {
            throw new AssertionError(what + ": " + counted + ", there are " + expected);
        }
    }

    /** Lines as an editor counts them: what stands behind the last newline is one unless it is nothing. */
    private static long lines(byte[] content) {
        long lines = content.length > 0 && content[content.length - 1] != '\n' ? 1 : 0;
        for (byte b : content) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }
}
