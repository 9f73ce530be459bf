package io.culprit.shipper.tail;

import io.culprit.event.Event;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.reading.Sourced;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.EventLines;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One log that is followed: its generations in their order, made into events, and what of that the brokers have taken. */
final class TailedLog implements Sourced, Closeable {

    // How far a host's clock may be behind the stamps of its own logs before a stamp counts as stray.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final FollowedLog log;
    private final LogRecognition recognition;
    private final Redaction redaction;
    private final Patience patience;
    private final Clock clock;
    private final Generations generations;
    private final Looks looks;
    private final InFlight inFlight = new InFlight();
    private final Set<String> saved = new HashSet<>();
    private Parcel filling = new Parcel();
    private Optional<Source> source = Optional.empty();
    private Optional<EventReader> events = Optional.empty();
    private Optional<Instant> position;
    private Optional<Instant> waitingSince = Optional.empty();
    private long bytesRead;
    private boolean recalled;

    TailedLog(
            FollowedLog log,
            List<Checkpoint> past,
            LogRecognition recognition,
            Redaction redaction,
            Patience patience,
            Clock clock) {
        this.log = log;
        this.recognition = recognition;
        this.redaction = redaction;
        this.patience = patience;
        this.clock = clock;
        this.looks = new Looks(patience);
        this.position = past.stream()
                .flatMap(checkpoint -> checkpoint.position().stream())
                .max(Instant::compareTo);
        past.forEach(checkpoint -> saved.add(checkpoint.name()));
        this.generations = new Generations(log, past, patience, clock, this::lost);
    }

    FollowedLog log() {
        return log;
    }

    Generations generations() {
        return generations;
    }

    /** Whether it is known how its lines are read; before that, nothing is. */
    boolean recognised() {
        return source.isPresent();
    }

    /** Whether there is something in it of which it is not known, but soon will be, how it is read. */
    boolean unknown(Instant now) {
        return !recognised()
                && waitingSince
                        .filter(since -> since.plus(patience.unfinished().multipliedBy(2))
                                .isAfter(now))
                        .isPresent();
    }

    @Override
    public Source source() {
        return source.orElseThrow();
    }

    /** Tries to recognise the log by what stands in its files. */
    boolean recognise() throws IOException {
        if (log.certain()) {
            source = recognition.source(log.path(), log.naming(), log.format(), new byte[0], true);
        }
        for (TailedFile file : generations.open()) {
            byte[] head = file.begin(Head.BYTES);
            if (head.length > 0 && source.isEmpty()) {
                waitingSince = Optional.of(waitingSince.orElse(clock.instant()));
                boolean waited = waitingSince.get().plus(patience.unfinished()).isBefore(clock.instant());
                source = recognition.source(log.path(), log.naming(), log.format(), head, waited);
            }
        }
        source.ifPresent(found -> events =
                Optional.of(new EventReader(found, position, clock, letter -> filling.add(redaction.of(letter)))));
        return source.isPresent();
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
        if (events.isPresent()) {
            readOn(events.get());
        }
        Instant now = clock.instant();
        looks.looked(now, grownAt(now));
    }

    /** What was read; empty when there was nothing new that makes records. */
    Parcel filled() {
        if (filling.size() == 0 && taken()) {
            return filling;
        }
        Parcel filled = filling;
        filling = new Parcel();
        shipping(filled);
        return filled;
    }

    private void readOn(EventReader reader) throws IOException {
        Instant now = clock.instant();
        boolean all = true;
        for (TailedFile file : List.copyOf(generations.open())) {
            all = all && readFurther(file, reader, now);
        }
        if (all && quiet(now)) {
            reader.settle(now, now.plus(CLOCK_SKEW));
            take(reader);
        }
    }

    /** Reads one generation as far as the parcel has room. Tells whether its end was reached. */
    private boolean readFurther(TailedFile file, EventReader reader, Instant now) throws IOException {
        if (!recalled) {
            recalled = true;
            Preceding.recall(log.path(), file, reader);
        }
        if (file.records() == null) {
            file.readWith(reader);
        }
        long from = file.offset();
        boolean complete = file.grownAt().plus(patience.quiet()).isBefore(now) || file.packed();
        boolean more = true;
        while (more && filling.size() < EventLines.MOST) {
            Optional<RawRecord> record = file.records().next(complete);
            record.ifPresent(reader::read);
            take(reader);
            more = record.isPresent();
        }
        bytesRead += file.offset() - from;
        return !more;
    }

    private void take(EventReader reader) {
        while (reader.peek().isPresent()) {
            for (Event event : reader.take().events()) {
                filling.add(redaction.of(event));
            }
        }
    }

    private void shipping(Parcel parcel) {
        Map<TailedFile, Long> upTo = new HashMap<>();
        List<RawRecord> held = events.map(EventReader::held).orElse(List.of());
        for (TailedFile file : generations.open()) {
            if (file.records() != null) {
                long notBefore = held.stream()
                        .filter(record -> record.generation().equals(file.generation()))
                        .mapToLong(RawRecord::offset)
                        .min()
                        .orElse(Long.MAX_VALUE);
                upTo.put(file, Math.min(file.records().offset(), notBefore));
            }
        }
        if (parcel.size() == 0) {
            parcel.nothingToSend();
        }
        inFlight.add(parcel, upTo, readUpTo().or(() -> position));
    }

    /** Whether there is nothing that the brokers have not taken; asked at every turn. */
    private boolean taken() {
        for (TailedFile file : generations.open()) {
            if (file.records() != null && file.taken() < file.records().offset()) {
                return false;
            }
        }
        return true;
    }

    /** Takes note of what has arrived, in the order in which it was sent. */
    void settle() throws IOException {
        position = inFlight.arrived(position);
        Instant now = clock.instant();
        for (TailedFile file : List.copyOf(generations.open())) {
            endOf(file, now);
        }
    }

    /** A line without end is taken as it is after a while; a file that is no longer the log's is done with after a while. */
    private void endOf(TailedFile file, Instant now) throws IOException {
        if (!file.exhausted() || file.records() == null || (file.live() && !file.lost() && !file.hasUnfinishedLine())) {
            return;
        }
        Duration quiet = Duration.between(file.grownAt(), now);
        boolean over = file.lost()
                ? quiet.compareTo(patience.copy()) > 0
                : !file.live()
                        && (file.packed()
                                || file.leftAt().plus(patience.rotated()).isBefore(now));
        if (file.hasUnfinishedLine()) {
            if (over || (!file.lost() && quiet.compareTo(patience.unfinished()) > 0)) {
                file.allowUnfinishedLine();
            }
        } else if (over && file.taken() == file.offset()) {
            generations.finish(file, position);
        }
    }

    /** When it grew last, or might have, for all that is known. */
    private Instant grownAt(Instant now) {
        Instant grownAt = events.isPresent() ? Instant.EPOCH : now;
        for (TailedFile file : generations.open()) {
            Instant at = file.exhausted() && !file.lost() ? file.grownAt() : now;
            grownAt = at.isAfter(grownAt) ? at : grownAt;
        }
        return grownAt;
    }

    private boolean quiet(Instant now) {
        return generations.open().stream()
                .allMatch(file -> file.grownAt().plus(patience.quiet()).isBefore(now));
    }

    private void lost(Loss loss) {
        filling.add(new DeadLetter(
                DeadLetter.Stage.READ,
                DeadLetter.Reason.POSSIBLE_LOSS,
                loss.detail(),
                log.naming().host(),
                loss.file().toString(),
                loss.offset(),
                ""));
    }

    /** Whether a generation is being read that was not yet in the registry when it was saved last. */
    boolean unsaved() {
        return generations.open().stream().anyMatch(file -> !saved.contains(file.generation()));
    }

    /** Its checkpoints, which are about to be saved. */
    Collection<Checkpoint> checkpoints() throws IOException {
        List<Checkpoint> checkpoints = generations.checkpoints(position);
        saved.clear();
        saved.addAll(checkpoints.stream().map(Checkpoint::name).collect(Collectors.toSet()));
        return checkpoints;
    }

    /** Whether all there is has been read, and nothing waits for its place. */
    boolean caughtUp() {
        return events.flatMap(EventReader::heldAt).isEmpty()
                && generations.open().stream().allMatch(file -> file.exhausted() && !file.lost());
    }

    /** Why not all of it is seen, be it that its files cannot be read or that its writer does not see it. */
    Optional<String> blindness() {
        return generations.unreadable().or(log.blindness());
    }

    /** Position in time that its reading has reached. */
    Optional<Instant> readUpTo() {
        return events.flatMap(EventReader::lastPosition);
    }

    long bytesRead() {
        return bytesRead;
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
            untaken += file.offset() - file.taken();
        }
        return untaken;
    }

    /** What became of its lines, by format. */
    List<ReadingSummary.OfSource> summary() {
        return events.map(EventReader::summary).orElse(List.of());
    }

    /** Where its clock was set back. */
    List<ReadingSummary.SetBack> setBacks() {
        return events.map(EventReader::setBacks).orElse(List.of());
    }

    /** Whether everything that was read has arrived. */
    boolean delivered() {
        return inFlight.isEmpty();
    }

    @Override
    public void close() throws IOException {
        generations.close();
    }
}
