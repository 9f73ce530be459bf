package io.culprit.shipper.tail;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Follows the logs of a host on one thread, until told to stop.
 *
 * <p>The log that lags most in time is read next, so that sources stay together while much is to be caught up. Nothing is
 * dropped: while the brokers are away reading stops, and the files are the buffer.
 */
public final class Tail implements Closeable {

    private static final Duration ROOM = Duration.ofMillis(100);
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Comparator<TailedLog> LAGGING =
            Comparator.comparing(log -> log.readUpTo().orElse(Instant.MIN));

    private final Logs following;
    private final Saving saving;
    private final Parcels parcels;
    private final Redaction redaction;
    private final Patience patience;
    private final Clock clock;
    private final Consumer<TailStatus> status;
    private final LogRecognition recognition;
    private final SavedCheckpoints saved;
    private final List<TailedLog> logs = new ArrayList<>();
    private final Vouching vouching;
    private Instant nextScan = Instant.MIN;
    private Instant scannedAt = Instant.MIN;
    private Instant nextCheck = Instant.MIN;
    private Instant nextSave = Instant.MIN;
    private boolean ending;
    private Optional<Instant> waitingSince = Optional.empty();

    /** The logs there are to follow, which may change. */
    @FunctionalInterface
    public interface Logs {

        /** All of them, as of now. */
        Collection<FollowedLog> logs() throws IOException;

        /** Folders that could not be looked into for logs: why not, or nothing since they can be again. */
        default Map<Path, Optional<String>> folders() {
            return Map.of();
        }
    }

    /**
     * @param following what to follow, asked again and again
     * @param services services configured on the host
     * @param hostZone zone in which the host's programs write times
     * @param registry where checkpoints are kept
     * @param parcels takes what is read
     * @param redaction applied to all that is read
     * @param status told every second how far each log is
     */
    public Tail(
            Logs following,
            List<String> services,
            ZoneId hostZone,
            Registry registry,
            Parcels parcels,
            Redaction redaction,
            Patience patience,
            Clock clock,
            Consumer<TailStatus> status)
            throws RegistryException {
        this.following = following;
        this.saving = new Saving(patience);
        this.parcels = parcels;
        this.redaction = redaction;
        this.patience = patience;
        this.clock = clock;
        this.status = status;
        this.recognition = new LogRecognition(clock, hostZone);
        this.vouching = new Vouching(services, patience, clock);
        this.saved = SavedCheckpoints.in(registry);
    }

    /**
     * Follows.
     *
     * @param stopped asked again and again
     * @param atEnd whether to stop when everything was read and delivered, and close every source
     */
    public ReadingSummary run(BooleanSupplier stopped, boolean atEnd) throws IOException, InterruptedException {
        return run(stopped, () -> atEnd);
    }

    /**
     * Follows.
     *
     * @param atEnd asked again and again whether to stop when everything was read and delivered, and close every source;
     *     once it is so, it stays so
     */
    public ReadingSummary run(BooleanSupplier stopped, BooleanSupplier atEnd) throws IOException, InterruptedException {
        while (!stopped.getAsBoolean()) {
            if (!ending && atEnd.getAsBoolean()) {
                ending = true;
                // Nothing that was written before is overlooked.
                nextScan = Instant.MIN;
            }
            boolean progressed = step(stopped);
            if (ending && !progressed && ended()) {
                vouching.close();
                offer(vouching.taken(), () -> false);
                break;
            }
            if (!progressed) {
                Thread.sleep(patience.poll().toMillis());
            }
        }
        return summary();
    }

    /** One look at everything. Tells whether anything was read. */
    boolean step(BooleanSupplier stopped) throws IOException, InterruptedException {
        look();
        boolean progressed = readAll(stopped);
        settle();
        vouching.beat();
        return progressed;
    }

    /** Files that appeared, were rotated or truncated. */
    private void look() throws IOException {
        Instant now = clock.instant();
        if (!now.isBefore(nextScan)) {
            nextScan = now.plus(patience.scan());
            scannedAt = now;
            Set<String> known = new HashSet<>();
            logs.forEach(log -> known.add(log.log().path().toString()));
            for (FollowedLog log : following.logs()) {
                String name = log.path().toString();
                if (known.add(name)) {
                    logs.add(new TailedLog(log, saved.of(name), recognition, redaction, patience, clock));
                }
            }
            for (TailedLog log : logs) {
                attempt(log, () -> log.generations().scan());
            }
            if (logs.stream().anyMatch(TailedLog::unsaved)) {
                save();
            }
        } else if (!now.isBefore(nextCheck)) {
            nextCheck = now.plus(CHECK);
            for (TailedLog log : logs) {
                attempt(log, () -> {
                    if (log.generations().replaced()) {
                        log.generations().scan();
                    }
                });
            }
        }
        recognise();
        if (logs.stream().noneMatch(log -> log.unknown(now))) {
            vouching.complete(scannedAt);
        }
    }

    private void recognise() throws IOException {
        List<TailedLog> fresh = new ArrayList<>();
        for (TailedLog log : logs) {
            if (!log.recognised()) {
                attempt(log, () -> {
                    if (log.recognise()) {
                        fresh.add(log);
                    }
                });
            }
        }
        if (!fresh.isEmpty()) {
            vouching.add(fresh);
        }
    }

    /** One parcel of each log that has one, the one that lags most first. Tells whether there was any. */
    private boolean readAll(BooleanSupplier stopped) throws IOException, InterruptedException {
        boolean progressed = false;
        logs.sort(LAGGING);
        Parcel beats = vouching.taken();
        if (beats.size() > 0) {
            offer(beats, stopped);
        }
        for (TailedLog log : logs) {
            if (!ending && !log.due(clock.instant())) {
                continue;
            }
            attempt(log, log::read);
            Optional<Parcel> parcel = log.filled();
            if (parcel.isPresent()) {
                if (log.unsaved()) {
                    save();
                }
                progressed = true;
                if (!offer(parcel.get(), stopped)) {
                    return progressed;
                }
            }
        }
        if (progressed) {
            vouching.flowed();
        }
        return progressed;
    }

    /** What one log's files do does not end the reading of the others. */
    private static void attempt(TailedLog log, Reading reading) {
        try {
            reading.run();
        } catch (IOException e) {
            log.generations().failed(e);
        }
    }

    private interface Reading {

        void run() throws IOException;
    }

    private boolean offer(Parcel parcel, BooleanSupplier stopped) throws IOException, InterruptedException {
        while (!parcels.offer(parcel, ROOM)) {
            waitingSince = Optional.of(waitingSince.orElse(clock.instant()));
            settle();
            if (stopped.getAsBoolean()) {
                return false;
            }
        }
        waitingSince = Optional.empty();
        return true;
    }

    private void settle() throws IOException {
        Instant now = clock.instant();
        for (TailedLog log : logs) {
            attempt(log, log::settle);
        }
        if (!now.isBefore(nextSave)) {
            nextSave = now.plus(patience.save());
            if (saving.due(now, logs.stream().mapToLong(TailedLog::bytesRead).sum())) {
                save();
            }
            tell();
        }
    }

    private void save() throws IOException {
        List<Checkpoint> now = new ArrayList<>();
        for (TailedLog log : logs) {
            now.addAll(log.checkpoints());
        }
        saved.save(now);
    }

    private boolean ended() throws IOException {
        for (TailedLog log : logs) {
            // A log without a line is never recognised.
            boolean done = log.recognised() ? log.caughtUp() && log.delivered() : log.untaken() == 0;
            if (!done) {
                return false;
            }
        }
        return true;
    }

    private void tell() throws IOException {
        List<TailStatus.OfLog> all = new ArrayList<>();
        for (TailedLog log : logs) {
            all.add(TailStatus.of(log));
        }
        following.folders().forEach((folder, why) -> all.add(TailStatus.OfLog.ofFolder(folder, why)));
        Instant now = clock.instant();
        boolean stuck =
                waitingSince.filter(since -> since.plus(LONG).isBefore(now)).isPresent();
        status.accept(new TailStatus(now, all, stuck ? waitingSince : Optional.empty()));
    }

    private ReadingSummary summary() {
        return new ReadingSummary(
                logs.stream().flatMap(log -> log.summary().stream()).toList(),
                logs.stream().flatMap(log -> log.setBacks().stream()).toList());
    }

    /** Saves what has arrived, and closes the files, but not the registry. To be called when the queue is closed. */
    @Override
    public void close() throws IOException {
        for (TailedLog log : logs) {
            log.settle();
        }
        save();
        tell();
        for (TailedLog log : logs) {
            log.close();
        }
    }
}
