package io.culprit.shipper.tail;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Logs following;
    private final Saving saving;
    private final Parcels parcels;
    private final Patience patience;
    private final Clock clock;
    private final Consumer<TailStatus> status;
    private final TailedLogs logs;
    private final Vouching vouching;
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
        this.patience = patience;
        this.clock = clock;
        this.status = status;
        this.vouching = new Vouching(services, patience, clock);
        this.logs = new TailedLogs(following, SavedCheckpoints.in(registry), hostZone, redaction, patience, clock);
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
                logs.scanNext();
            }
            boolean progressed = step(stopped);
            if (ending && !progressed && logs.ended()) {
                vouching.close();
                offer(vouching.taken(), () -> false);
                break;
            }
            if (!progressed) {
                Thread.sleep(patience.poll().toMillis());
            }
        }
        return logs.summary();
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
        logs.look();
        List<TailedLog> fresh = logs.recognise();
        if (!fresh.isEmpty()) {
            vouching.add(fresh);
        }
        if (!logs.unknown(now)) {
            vouching.complete(logs.scannedAt());
        }
    }

    /** One parcel of each log that has one, the one that lags most first. Tells whether there was any. */
    private boolean readAll(BooleanSupplier stopped) throws IOException, InterruptedException {
        boolean progressed = false;
        List<TailedLog> inTurn = logs.mostLaggingFirst();
        Parcel beats = vouching.taken();
        if (beats.size() > 0) {
            offer(beats, stopped);
        }
        for (TailedLog log : inTurn) {
            if (!ending && !log.due(clock.instant())) {
                continue;
            }
            TailedLogs.attempt(log, TailedLog::read);
            Optional<Parcel> parcel = log.filled();
            if (parcel.isPresent()) {
                if (log.unsaved()) {
                    logs.save();
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
        logs.each(TailedLog::settle);
        if (!now.isBefore(nextSave)) {
            nextSave = now.plus(patience.save());
            if (saving.due(now, logs.bytesRead())) {
                logs.save();
            }
            tell();
        }
    }

    private void tell() throws IOException {
        List<TailStatus.OfLog> all = new ArrayList<>();
        for (TailedLog log : logs.all()) {
            all.add(TailStatus.of(log));
        }
        following.folders().forEach((folder, why) -> all.add(TailStatus.OfLog.ofFolder(folder, why)));
        Instant now = clock.instant();
        boolean stuck =
                waitingSince.filter(since -> since.plus(LONG).isBefore(now)).isPresent();
        status.accept(new TailStatus(now, all, stuck ? waitingSince : Optional.empty()));
    }

    /** Saves what has arrived, and closes the files, but not the registry. To be called when the queue is closed. */
    @Override
    public void close() throws IOException {
        for (TailedLog log : logs.all()) {
            log.settle();
        }
        logs.save();
        tell();
        for (TailedLog log : logs.all()) {
            log.close();
        }
    }
}
