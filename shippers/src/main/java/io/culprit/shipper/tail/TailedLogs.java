package io.culprit.shipper.tail;

import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All logs that are followed: those that appear are found, their files looked for and recognised, their checkpoints saved.
 *
 * <p>What one log's files do does not end what is done with the others.
 */
final class TailedLogs {

    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Comparator<TailedLog> LAGGING =
            Comparator.comparing(log -> log.readUpTo().orElse(Instant.MIN));

    private final Tail.Logs following;
    private final SavedCheckpoints saved;
    private final LogRecognition recognition;
    private final Redaction redaction;
    private final Patience patience;
    private final Clock clock;
    private final List<TailedLog> logs = new ArrayList<>();
    private final FolderTimes folders = new FolderTimes();
    private Instant nextScan = Instant.MIN;
    private Instant scannedAt = Instant.MIN;
    private Instant nextCheck = Instant.MIN;

    TailedLogs(
            Tail.Logs following,
            SavedCheckpoints saved,
            ZoneId hostZone,
            Redaction redaction,
            Patience patience,
            Clock clock) {
        this.following = following;
        this.saved = saved;
        this.recognition = new LogRecognition(clock, hostZone);
        this.redaction = redaction;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is done with a log. */
    @FunctionalInterface
    interface Act {

        void on(TailedLog log) throws IOException;
    }

    /** Does something with each, in their order. */
    void each(Act act) {
        logs.forEach(log -> attempt(log, act));
    }

    /** Does something with one; what fails is tried again with its next scan. */
    static void attempt(TailedLog log, Act act) {
        try {
            act.on(log);
        } catch (IOException e) {
            log.generations().failed(e);
        }
    }

    /** The next look is a scan. */
    void scanNext() {
        nextScan = Instant.MIN;
    }

    /** Looks for logs and files that appeared, or were rotated; a generation that was found is saved before it is read. */
    void look() throws IOException {
        Instant now = clock.instant();
        if (!now.isBefore(nextScan)) {
            scan(now);
        } else if (!now.isBefore(nextCheck)) {
            nextCheck = now.plus(CHECK);
            if (folders.changed()) {
                scan(now);
            } else {
                each(log -> {
                    if (log.generations().replaced()) {
                        log.generations().scan();
                    }
                });
            }
        }
    }

    private void scan(Instant now) throws IOException {
        nextScan = now.plus(patience.scan());
        nextCheck = now.plus(CHECK);
        scannedAt = now;
        folders.look();
        findLogs();
        each(log -> log.generations().scan());
        if (logs.stream().anyMatch(TailedLog::unsaved)) {
            save();
        }
    }

    private void findLogs() throws IOException {
        Set<String> known = new HashSet<>();
        logs.forEach(log -> known.add(log.log().path().toString()));
        for (FollowedLog log : following.logs()) {
            String name = log.path().toString();
            if (known.add(name)) {
                logs.add(new TailedLog(log, saved.of(name), recognition, redaction, patience, clock));
                folders.watch(log.path().toAbsolutePath().getParent());
            }
        }
    }

    /** Everything that was there before this has been found. */
    Instant scannedAt() {
        return scannedAt;
    }

    /** Recognises what can be; tells which logs those are. */
    List<TailedLog> recognise() {
        List<TailedLog> fresh = new ArrayList<>();
        each(log -> {
            if (!log.recognised() && log.recognise()) {
                fresh.add(log);
            }
        });
        return fresh;
    }

    /** Whether there is something in a log of which it is not known, but soon will be, how it is read. */
    boolean unknown(Instant now) {
        return logs.stream().anyMatch(log -> log.unknown(now));
    }

    List<TailedLog> all() {
        return logs;
    }

    /** The one that lags most in time first. */
    List<TailedLog> mostLaggingFirst() {
        logs.sort(LAGGING);
        return logs;
    }

    /** Bytes read of all of them since the start. */
    long bytesRead() {
        return logs.stream().mapToLong(TailedLog::bytesRead).sum();
    }

    /** Whether everything there is was read and has arrived. */
    boolean ended() throws IOException {
        for (TailedLog log : logs) {
            // A log without a line is never recognised.
            boolean done = log.recognised() ? log.caughtUp() && log.delivered() : log.untaken() == 0;
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** Saves how far the brokers have taken each. */
    void save() throws IOException {
        List<Checkpoint> now = new ArrayList<>();
        for (TailedLog log : logs) {
            now.addAll(log.checkpoints());
        }
        saved.save(now);
    }

    /** What became of their lines. */
    ReadingSummary summary() {
        return new ReadingSummary(
                logs.stream().flatMap(log -> log.summary().stream()).toList(),
                logs.stream().flatMap(log -> log.setBacks().stream()).toList());
    }
}
