package io.culprit.shipper.tail;

import io.culprit.shipper.tail.Siblings.Sibling;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which generation a file is, by its key and its content: one that is being read, one that was, a copy of either, or none of
 * them.
 */
final class Likeness {

    /** A new file of the log's own name that begins with so much of an old one is a copy of it. */
    private static final int SURELY_COPIED = 256;

    private Likeness() {}

    /** The checkpoint of the generation that a file is: by key and content, or by content alone. */
    static Optional<Checkpoint> of(Sibling sibling, List<Checkpoint> past) throws IOException {
        List<Checkpoint> byOffset = past.stream()
                .sorted(Comparator.comparingLong(Checkpoint::offset).reversed())
                .toList();
        for (Checkpoint checkpoint : byOffset) {
            if (checkpoint.key().equals(sibling.key())
                    && (unchanged(checkpoint, sibling)
                            || Resemblance.of(sibling.path(), checkpoint.memory()) == Resemblance.SAME)) {
                return Optional.of(checkpoint);
            }
        }
        for (Checkpoint checkpoint : byOffset) {
            Memory memory = checkpoint.memory();
            if (memory.any()
                    && (!sibling.live() || copied(memory))
                    && Resemblance.of(sibling.path(), memory) == Resemblance.SAME) {
                return Optional.of(checkpoint);
            }
        }
        return Optional.empty();
    }

    /** A compressed file that was done with is not unpacked again to find that out. */
    static boolean unchanged(Checkpoint checkpoint, Sibling sibling) throws IOException {
        return checkpoint.done()
                && checkpoint.key().equals(sibling.key())
                && (sibling.packed() || sibling.stat().bytes() == checkpoint.offset())
                && Resemblance.inHead(sibling.path(), checkpoint.memory());
    }

    private static boolean copied(Memory memory) {
        return memory.head().length >= SURELY_COPIED;
    }

    /** A rotated file that has no more than what was taken already is a copy of it. */
    static boolean holdsNothingNew(Sibling sibling, List<Checkpoint> past) throws IOException {
        for (Checkpoint checkpoint : past) {
            if (!sibling.live()
                    && checkpoint.memory().any()
                    && Resemblance.of(sibling.path(), checkpoint.memory()) == Resemblance.SHORTER) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file holds what a generation had that was truncated; if it holds more than was read, that is read from it. */
    static boolean isRest(Sibling sibling, TailedFile file) throws IOException {
        if (!file.memory().any()) {
            return false;
        }
        return switch (Resemblance.of(sibling.path(), file.memory())) {
            case NONE -> false;
            case NOT_YET -> true;
            case SHORTER -> !sibling.live();
            case SAME -> {
                boolean copy = !sibling.live() || copied(file.memory());
                if (copy) {
                    file.continueIn(sibling);
                }
                yield copy;
            }
        };
    }

    /** Whether a file is a copy of one that is being read, or takes its place. */
    static boolean isCopy(Sibling sibling, TailedFile file) throws IOException {
        if (!sibling.live()) {
            Memory opening = file.opening();
            return sibling.packed()
                    ? opening.any() && Resemblance.of(sibling.path(), opening) != Resemblance.NONE
                    : file.beginsWith(sibling);
        }
        boolean moved = !file.place().linked()
                && copied(file.memory())
                && Resemblance.of(sibling.path(), file.memory()) == Resemblance.SAME;
        if (moved) {
            file.continueIn(sibling);
        }
        return moved;
    }
}
