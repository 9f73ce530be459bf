package io.culprit.shipper.tail;

import io.culprit.shipper.reading.ReadingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the tail is.
 *
 * @param at when that was
 * @param logs each log
 * @param waitingSince since when nothing was taken of what was sent, when that is long
 */
public record TailStatus(Instant at, List<OfLog> logs, Optional<Instant> waitingSince) {

    /** Before the first look. */
    public static final TailStatus NONE = new TailStatus(Instant.EPOCH, List.of(), Optional.empty());

    public TailStatus {
        logs = List.copyOf(logs);
    }

    /**
     * How far one log is.
     *
     * @param log its name
     * @param bytes bytes read since the start
     * @param bytesBehind bytes there are and that were not read
     * @param position position in time that its reading has reached
     * @param caughtUp whether all there is was read
     * @param rotations how often it was rotated or truncated while it was followed
     * @param unreadable why a file of it cannot be read at the moment
     * @param lines what became of its lines, by format
     * @param bytesUntaken bytes there are and that the brokers have not taken
     */
    public record OfLog(
            String log,
            long bytes,
            long bytesBehind,
            Optional<Instant> position,
            boolean caughtUp,
            long rotations,
            Optional<String> unreadable,
            List<ReadingSummary.OfSource> lines,
            long bytesUntaken) {

        public OfLog {
            lines = List.copyOf(lines);
        }

        /** Of a folder in which logs are looked for. */
        static OfLog ofFolder(Path folder, Optional<String> unreadable) {
            return new OfLog(
                    folder.toString(), 0, 0, Optional.empty(), unreadable.isEmpty(), 0, unreadable, List.of(), 0);
        }
    }

    static OfLog of(TailedLog log) throws IOException {
        return new OfLog(
                log.log().path().toString(),
                log.bytesRead(),
                log.behind(),
                log.readUpTo(),
                log.caughtUp(),
                log.generations().rotations(),
                log.generations().unreadable(),
                log.summary(),
                log.untaken());
    }
}
