package io.culprit.shipper.tail;

import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.RawRecord;
import io.culprit.shipper.reading.RecordReader;
import io.culprit.shipper.tail.Siblings.Sibling;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** One generation of a log that is being read: where it stands, what it is called, how far it was read, and how far taken. */
final class TailedFile implements Closeable {

    private final String log;
    private final Clock clock;
    private final GenerationIdentity identity;
    private final Place place;
    private final GenerationLines lines;
    private final TakenPart taken;
    private Optional<RecordReader> records = Optional.empty();

    /**
     * Opens a generation where a checkpoint says that it was left.
     *
     * @param checkpoint as found in a file that holds what it remembers
     * @param twins how many other generations of the log have a name
     */
    TailedFile(Checkpoint checkpoint, Sibling sibling, Clock clock, ToIntFunction<String> twins) throws IOException {
        this.log = checkpoint.log();
        this.clock = clock;
        this.identity = new GenerationIdentity(checkpoint, twins);
        this.place = new Place(sibling, clock);
        this.lines = new GenerationLines(identity, place, checkpoint.offset(), clock);
        this.taken = new TakenPart(checkpoint);
    }

    GenerationIdentity identity() {
        return identity;
    }

    Place place() {
        return place;
    }

    GenerationLines lines() {
        return lines;
    }

    TakenPart taken() {
        return taken;
    }

    boolean packed() {
        return lines.content().packed();
    }

    /** Its records as the source has them, from here on. */
    RecordReader records(EventReader events) {
        if (records.isEmpty()) {
            records = Optional.of(new RecordReader(lines, events.format(), events.count(), events::refuse));
        }
        return records.get();
    }

    /** Whether its records are read; before its log is recognised none is. */
    boolean begun() {
        return records.isPresent();
    }

    /**
     * Position up to which everything was made into events; nothing before its records are read.
     *
     * @param held records of the log whose events are not made yet
     */
    Optional<Long> madeUpTo(List<RawRecord> held) {
        return records.map(reading -> held.stream()
                .filter(record -> record.generation().equals(identity.text()))
                .mapToLong(RawRecord::offset)
                .reduce(reading.offset(), Math::min));
    }

    /** Whether records of it were returned that the brokers have not taken. */
    boolean underway() {
        return records.isPresent() && taken.offset() < records.get().offset();
    }

    /** Whether all that there was at the last look has been read, and nothing of it is missing. */
    boolean readToEnd() {
        return lines.exhausted() && !place.lost();
    }

    /** Since when nothing was written to it, nor was it the log's: its writer may go on for a while after a rotation. */
    Instant leftAt() {
        return place.awaySince().isAfter(lines.grownAt()) ? place.awaySince() : lines.grownAt();
    }

    /** Bytes there are and that were not read. */
    long behind() throws IOException {
        return place.lost() ? 0 : Math.max(0, lines.content().length() - lines.offset());
    }

    /** Whether what was read from the file still stands in it. */
    boolean intact() throws IOException {
        return place.lost() || lines.content().intact();
    }

    /** Its bytes were overwritten or cut off; what was read of a line that has no end yet is kept. */
    void lose() {
        place.lose();
        lines.content().cut();
    }

    /** Goes on in a file that holds the same bytes. */
    void continueIn(Sibling copy) throws IOException {
        lines.continueIn(copy.path());
        place.found(copy);
    }

    /** How the file begins. */
    byte[] begin(int most) throws IOException {
        return packed()
                ? FileContent.begin(place.path(), most)
                : lines.content().at(0, most);
    }

    /** Whether another file holds what this one begins with, and no more. */
    boolean beginsWith(Sibling other) throws IOException {
        return lines.content().beginsWith(other.path(), other.stat().bytes());
    }

    /** What is remembered of what was read, taken or not. */
    Memory memory() {
        return lines.content().memory();
    }

    /** What is remembered, or how the file begins of which nothing was read yet. */
    Memory opening() throws IOException {
        Memory memory = memory();
        return memory.any() || packed()
                ? memory
                : new Memory(lines.content().at(0, Checkpoint.HEAD), Fingerprint.NONE, 0);
    }

    /** Its checkpoint, as of now. */
    Checkpoint checkpoint(Optional<Instant> position, boolean done) throws IOException {
        FileContent content = lines.content();
        return new Checkpoint(
                log,
                place.path().toString(),
                place.key(),
                HexFormat.of().formatHex(content.memory().head()),
                taken.before(content, place.lost()),
                taken.offset(),
                Math.max(content.position(), taken.offset()),
                identity.name(),
                identity.twin(),
                position,
                done,
                clock.instant());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
