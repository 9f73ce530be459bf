package io.culprit.shipper.tail;

import io.culprit.shipper.tail.Siblings.Sibling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The generations of one log that are remembered and not being read: done with, or not found again after a restart. */
final class PastGenerations {

    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final List<Checkpoint> checkpoints;
    private final Clock clock;
    private final Consumer<Loss> losses;
    private final Map<FileKey, Long> judged = new HashMap<>();

    /** @param checkpoints what was saved of the log */
    PastGenerations(List<Checkpoint> checkpoints, Clock clock, Consumer<Loss> losses) {
        this.checkpoints = new ArrayList<>(checkpoints);
        this.clock = clock;
        this.losses = losses;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** How many have this name by content. */
    long named(String name) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.generation().text().equals(name))
                .count();
    }

    void add(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
    }

    void remove(Checkpoint checkpoint) {
        checkpoints.remove(checkpoint);
    }

    /** Forgets what was done with and has not been seen for long. */
    void forget() {
        Instant old = clock.instant().minus(FORGOTTEN);
        checkpoints.removeIf(
                checkpoint -> checkpoint.done() && checkpoint.seenAt().isBefore(old));
    }

    /** A generation is now this file: renamed, copied or compressed. */
    void seenAs(Checkpoint checkpoint, Sibling file) {
        checkpoints.remove(checkpoint);
        checkpoints.add(checkpoint.seen(file.path().toString(), file.key(), clock.instant()));
    }

    /** Nothing in a file is to be read, as long as it does not change its length: it need not be looked into again. */
    void judge(Sibling file) {
        judged.put(file.key(), file.stat().bytes());
    }

    /** Takes note that a file is still there. Tells whether it need not be looked into. */
    boolean seenAgain(Sibling file) {
        if (judged.getOrDefault(file.key(), -1L) != file.stat().bytes()) {
            return false;
        }
        checkpoints.replaceAll(checkpoint -> checkpoint.key().equals(file.key())
                ? checkpoint.seen(checkpoint.path(), checkpoint.key(), clock.instant())
                : checkpoint);
        return true;
    }

    /** What was left unread when the shipper stopped, and is nowhere to be found, is lost. */
    void missing(List<Sibling> there) {
        checkpoints.replaceAll(checkpoint -> {
            if (checkpoint.done()) {
                return checkpoint;
            }
            if (checkpoint.left() > 0) {
                losses.accept(new Loss(
                        Path.of(checkpoint.path()),
                        checkpoint.offset(),
                        "the file is gone, with " + checkpoint.left()
                                + " bytes or more that were not read, last seen at " + checkpoint.seenAt()));
            }
            return checkpoint.finished();
        });
        judged.keySet().removeIf(key -> there.stream()
                .noneMatch(sibling -> sibling.key().equals(key)));
    }
}
