package io.culprit.shipper.tail;

import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.inventory.Source;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Finds out as what a log is read: by how its files begin, of which more is waited for while that is too little. */
final class Recognising {

    private final FollowedLog log;
    private final LogRecognition recognition;
    private final Patience patience;
    private final Clock clock;
    private Optional<Instant> waitingSince = Optional.empty();

    Recognising(FollowedLog log, LogRecognition recognition, Patience patience, Clock clock) {
        this.log = log;
        this.recognition = recognition;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Tries.
     *
     * @param files those of the log that are open
     * @return nothing as long as they hold nothing, or too little to be sure
     */
    Optional<Source> source(Collection<TailedFile> files) throws IOException {
        Optional<Source> source = log.certain() ? by(new byte[0], true) : Optional.empty();
        for (TailedFile file : files) {
            byte[] head = file.begin(Head.BYTES);
            if (head.length > 0 && source.isEmpty()) {
                Instant now = clock.instant();
                Instant since = waitingSince.orElse(now);
                waitingSince = Optional.of(since);
                source = by(head, since.plus(patience.unfinished()).isBefore(now));
            }
        }
        return source;
    }

    private Optional<Source> by(byte[] head, boolean waited) {
        return recognition.source(log.path(), log.naming(), log.format(), head, waited);
    }

    /** Whether its files began to hold something so lately that it is soon known what. */
    boolean underway(Instant now) {
        return waitingSince
                .filter(since ->
                        since.plus(patience.unfinished().multipliedBy(2)).isAfter(now))
                .isPresent();
    }
}
