package io.culprit.shipper.tail;

import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.tail.Siblings.Sibling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What stands in a log before the place where its reading begins: formats that compare records are shown it once more, so
 * that a change which happened while nobody read is told, and what was told before is not told again.
 *
 * <p>The records are the state, so that there is none to keep beside the checkpoints, which could not be moved at once with
 * them.
 */
final class Preceding {

    // As much as a probe's spool has in one file: hours of listings of processes.
    private static final long MOST_BYTES = 4L << 20;

    private Preceding() {}

    /**
     * Shows a reader what is before the first record that it will read.
     *
     * @param log name of the log
     * @param first the generation that is read first, nothing of it read yet
     */
    static void recall(Path log, TailedFile first, EventReader reader) throws IOException {
        if (!reader.format().remembers()) {
            return;
        }
        for (EarlierLines lines : before(log, first)) {
            try (lines) {
                reader.recall(lines);
            }
        }
    }

    /** Oldest first. Those before one that is compressed are not looked at: how long they are does not show. */
    private static List<EarlierLines> before(Path log, TailedFile first) throws IOException {
        Deque<EarlierLines> found = new ArrayDeque<>();
        long room = MOST_BYTES;
        if (first.lines().offset() > 0 && !first.place().lost()) {
            found.addFirst(new EarlierLines(
                    first.place().path(),
                    Math.max(0, first.lines().offset() - room),
                    first.lines().offset()));
            room -= first.lines().offset();
        }
        for (Sibling sibling : newestFirst(Siblings.of(log, (path, fault) -> {}), first)) {
            if (room <= 0 || sibling.packed()) {
                break;
            }
            long bytes = sibling.stat().bytes();
            found.addFirst(new EarlierLines(sibling.path(), Math.max(0, bytes - room), bytes));
            room -= bytes;
        }
        return List.copyOf(found);
    }

    private static List<Sibling> newestFirst(List<Sibling> there, TailedFile first) {
        List<Sibling> older = new ArrayList<>();
        for (Sibling sibling : there) {
            if (first.place().in(sibling.key())) {
                return older;
            }
            older.add(0, sibling);
        }
        return List.of();
    }
}
