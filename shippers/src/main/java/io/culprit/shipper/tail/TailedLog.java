package io.culprit.shipper.tail;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.reading.Sourced;
import io.culprit.shipper.redaction.Redaction;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One log that is followed: its generations, its reading once it is recognised, and what of that the brokers have taken. */
final class TailedLog implements Sourced, Closeable {

    private final FollowedLog log;
    private final Redaction redaction;
    private final Clock clock;
    private final Recognising recognising;
    private final Completeness completeness;
    private final Generations generations;
    private final Looks looks;
    private final InFlight inFlight;
    private final OpenParcel parcel = new OpenParcel();
    private final Set<String> saved;
    private Optional<LogReading> reading = Optional.empty();

    TailedLog(
            FollowedLog log,
            List<Checkpoint> past,
            LogRecognition recognition,
            Redaction redaction,
            Patience patience,
            Clock clock) {
        this.log = log;
        this.redaction = redaction;
        this.clock = clock;
        this.recognising = new Recognising(log, recognition, patience, clock);
        this.completeness = new Completeness(patience);
        this.looks = new Looks(patience);
        this.inFlight = new InFlight(past.stream()
                .flatMap(checkpoint -> checkpoint.position().stream())
                .max(Instant::compareTo));
        this.saved = names(past);
        this.generations = new Generations(
                log,
                past,
                patience,
                clock,
                loss -> parcel.reject(loss.letter(log.naming().host())));
    }

    FollowedLog log() {
        return log;
    }

    Generations generations() {
        return generations;
    }

    /** Whether it is known how its lines are read; before that, nothing is. */
    boolean recognised() {
        return reading.isPresent();
    }

    /** Whether there is something in it of which it is not known, but soon will be, how it is read. */
    boolean unknown(Instant now) {
        return !recognised() && recognising.underway(now);
    }

    @Override
    public Source source() {
        return reading.orElseThrow().source();
    }

    /** Tries to recognise the log by what stands in its files. */
    boolean recognise() throws IOException {
        reading = recognising
                .source(generations.open())
                .map(source -> new LogReading(
                        log.path(), source, inFlight.position(), redaction, completeness, clock, parcel));
        return recognised();
    }

    /** Whether its turn has come. */
    boolean due(Instant now) {
        return looks.due(now);
    }

    /** Reads on, up to one parcel. */
    void read() throws IOException {
        if (generations.truncated()) {
            generations.scan();
        }
        if (reading.isPresent()) {
            reading.get().read(generations.open(), clock.instant());
        }
        Instant now = clock.instant();
        looks.looked(now, grownAt(now));
    }

    /** When it grew last, or might have, for all that is known. */
    private Instant grownAt(Instant now) {
        Instant grownAt = recognised() ? Instant.EPOCH : now;
        for (TailedFile file : generations.open()) {
            Instant at = file.readToEnd() ? file.lines().grownAt() : now;
            grownAt = at.isAfter(grownAt) ? at : grownAt;
        }
        return grownAt;
    }

    /** What was read and is to be sent. */
    Optional<Parcel> filled() {
        // Asked at every turn, of every log.
        if (parcel.size() == 0 && generations.open().stream().noneMatch(TailedFile::underway)) {
            return Optional.empty();
        }
        Parcel filled = parcel.handOver();
        List<RawRecord> held = events().map(EventReader::held).orElse(List.of());
        Map<TailedFile, Long> upTo = new HashMap<>();
        for (TailedFile file : generations.open()) {
            file.madeUpTo(held).ifPresent(offset -> upTo.put(file, offset));
        }
        inFlight.add(filled, upTo, readUpTo().or(inFlight::position));
        if (filled.size() == 0) {
            filled.nothingToSend();
            return Optional.empty();
        }
        return Optional.of(filled);
    }

    /** Takes note of what has arrived, in the order in which it was sent. */
    void settle() throws IOException {
        inFlight.settle();
        Instant now = clock.instant();
        for (TailedFile file : List.copyOf(generations.open())) {
            endOf(file, now);
        }
    }

    /** A line without end is taken as it is after a while; a file that is no longer the log's is done with after a while. */
    private void endOf(TailedFile file, Instant now) throws IOException {
        if (!file.lines().exhausted() || !file.begun()) {
            return;
        }
        if (file.lines().hasUnfinishedLine()) {
            if (completeness.ofLine(file, now)) {
                file.lines().allowUnfinishedLine();
            }
        } else if (file.taken().offset() == file.lines().offset() && completeness.ofFile(file, now)) {
            generations.finish(file, inFlight.position());
        }
    }

    /** Whether a generation is being read that was not yet in the registry when it was saved last. */
    boolean unsaved() {
        return generations.open().stream()
                .anyMatch(file -> !saved.contains(file.identity().text()));
    }

    /** Its checkpoints, which are about to be saved. */
    Collection<Checkpoint> checkpoints() throws IOException {
        List<Checkpoint> checkpoints = generations.checkpoints(inFlight.position());
        saved.clear();
        saved.addAll(names(checkpoints));
        return checkpoints;
    }

    private static Set<String> names(List<Checkpoint> checkpoints) {
        return checkpoints.stream().map(Checkpoint::name).collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether all there is has been read, and nothing waits for its place. */
    boolean caughtUp() {
        return events().flatMap(EventReader::heldAt).isEmpty()
                && generations.open().stream().allMatch(TailedFile::readToEnd);
    }

    /** Whether everything that was read has arrived. */
    boolean delivered() {
        return inFlight.isEmpty();
    }

    /** Why not all of it is seen, be it that its files cannot be read or that its writer does not see it. */
    Optional<String> blindness() {
        return generations.unreadable().or(log.blindness());
    }

    private Optional<EventReader> events() {
        return reading.map(LogReading::events);
    }

    /** Position in time that its reading has reached. */
    Optional<Instant> readUpTo() {
        return events().flatMap(EventReader::lastPosition);
    }

    long bytesRead() {
        return reading.map(LogReading::bytesRead).orElse(0L);
    }

    /** Bytes there are and that were not read. */
    long behind() throws IOException {
        long behind = 0;
        for (TailedFile file : generations.open()) {
            behind += file.behind();
        }
        return behind;
    }

    /** Bytes there are and that the brokers have not taken. */
    long untaken() throws IOException {
        long untaken = behind();
        for (TailedFile file : generations.open()) {
            untaken += file.lines().offset() - file.taken().offset();
        }
        return untaken;
    }

    /** What became of its lines, by format. */
    List<ReadingSummary.OfSource> summary() {
        return events().map(EventReader::summary).orElse(List.of());
    }

    /** Where its clock was set back. */
    List<ReadingSummary.SetBack> setBacks() {
        return events().map(EventReader::setBacks).orElse(List.of());
    }

    @Override
    public void close() throws IOException {
        generations.close();
    }
}
