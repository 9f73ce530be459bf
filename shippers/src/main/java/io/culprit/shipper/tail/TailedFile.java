package io.culprit.shipper.tail;

import io.culprit.shipper.reading.EventReader;
import io.culprit.shipper.reading.GenerationName;
import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawLines;
import io.culprit.shipper.reading.RecordReader;
import io.culprit.shipper.tail.Siblings.Sibling;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One generation of a log, wherever its bytes are at the moment: under the log's name, renamed, unlinked but still open, or,
 * once the file was truncated, in the copy that was made of it.
 */
final class TailedFile implements RawLines, Closeable {

    private final String log;
    private final Clock clock;
    private final ToIntFunction<String> twins;
    private final String nameBefore;
    private final int twinBefore;
    private Path path;
    private FileKey key;
    private FileContent content;
    private LineReader lines;
    private RecordReader records;
    private GenerationName name;
    private int twin;
    private Fingerprint before;
    private long taken;
    private long fingerprinted;
    private boolean live;
    private boolean linked = true;
    private boolean lost;
    private boolean unfinishedLine;
    private Instant grownAt;
    private Instant awaySince = Instant.EPOCH;
    private Instant readToEndAt;
    private boolean exhausted;

    /**
     * Opens a generation where a checkpoint says that it was left.
     *
     * @param checkpoint as found in a file that holds what it remembers
     * @param twins how many other generations of the log have a name
     */
    TailedFile(Checkpoint checkpoint, Sibling sibling, Clock clock, ToIntFunction<String> twins) throws IOException {
        this.log = checkpoint.log();
        this.clock = clock;
        this.twins = twins;
        this.nameBefore = checkpoint.generation().text();
        this.twinBefore = checkpoint.twin();
        this.twin = checkpoint.twin();
        this.name = checkpoint.offset() == 0 ? GenerationName.NONE : checkpoint.generation();
        this.before = checkpoint.before();
        this.taken = checkpoint.offset();
        this.fingerprinted = taken;
        this.grownAt = clock.instant();
        this.readToEndAt = grownAt;
        open(sibling, taken);
    }

    private void open(Sibling sibling, long from) throws IOException {
        content = FileContent.of(sibling.path());
        content.seek(from);
        lines = new LineReader(content, from);
        moved(sibling);
    }

    /** Reads records as the source has them, from here on. */
    void readWith(EventReader events) {
        records = new RecordReader(this, events.format(), events.count(), events::refuse);
    }

    RecordReader records() {
        return records;
    }

    /** The file is now found under this name. */
    void moved(Sibling sibling) {
        path = sibling.path();
        key = sibling.key();
        live(sibling.live());
        linked = true;
    }

    private void live(boolean now) {
        if (live && !now) {
            awaySince = clock.instant();
        }
        live = now;
    }

    /** The file has no name any more in the log's folder; it is read on as long as it is open. */
    void unlinked() {
        linked = false;
        live(false);
    }

    boolean holds(FileKey other) {
        return !lost && key.equals(other);
    }

    Path path() {
        return path;
    }

    /** Whether it has the log's own name. */
    boolean live() {
        return live;
    }

    /** Whether it has a name in the log's folder. */
    boolean linked() {
        return linked;
    }

    /** Whether another file holds what this one begins with, and no more. */
    boolean beginsWith(Sibling other) throws IOException {
        long length = other.stat().bytes();
        if (length == 0 || content.packed() || length > content.length()) {
            return false;
        }
        try (FileContent same = FileContent.of(other.path())) {
            same.seek(length);
            int head = (int) Math.min(Checkpoint.HEAD, length);
            int tail = same.remembered().length;
            return Arrays.equals(content.at(0, head), same.at(0, head))
                    && Arrays.equals(content.at(length - tail, tail), same.remembered());
        }
    }

    /** Whether its bytes are gone from its file, and no copy was found yet. */
    boolean lost() {
        return lost;
    }

    boolean packed() {
        return content.packed();
    }

    /** Since when its end has been the end. */
    Instant grownAt() {
        return grownAt;
    }

    /** Since when nothing was written to it, nor was it the log's: its writer may go on for a while after a rotation. */
    Instant leftAt() {
        return awaySince.isAfter(grownAt) ? awaySince : grownAt;
    }

    /** When its end was last reached. */
    Instant readToEndAt() {
        return readToEndAt;
    }

    /** Whether all that there was at the last look has been returned. */
    boolean exhausted() {
        return exhausted;
    }

    /** Whether what was read from the file still stands in it. */
    boolean intact() throws IOException {
        return lost || content.intact();
    }

    /** Its bytes were overwritten or cut off; what was read of a line that has no end yet is kept. */
    void lose() {
        lost = true;
        live = false;
        content.cut();
    }

    /** Goes on in a file that holds the same bytes. */
    void continueIn(Sibling copy) throws IOException {
        FileContent old = content;
        open(copy, lines.offset());
        old.close();
        lost = false;
        exhausted = false;
    }

    /** From now on a line without its end counts as a line. */
    void allowUnfinishedLine() {
        unfinishedLine = true;
    }

    @Override
    public Optional<RawLine> next() throws IOException {
        Optional<RawLine> line = lines.next(unfinishedLine || content.packed());
        if (line.isPresent()) {
            exhausted = false;
            unfinishedLine = false;
            grownAt = clock.instant();
            named(name.with(line.get().text()));
        } else {
            exhausted = true;
            readToEndAt = clock.instant();
        }
        return line;
    }

    private void named(GenerationName next) {
        if (next != name) {
            name = next;
            twin = next.text().equals(nameBefore) ? twinBefore : twins.applyAsInt(next.text());
        }
    }

    @Override
    public String generation() {
        return Checkpoint.generationName(name, twin);
    }

    /** Its name by content, without a twin's number. */
    String plainName() {
        return name.text();
    }

    @Override
    public String label() {
        return path.toString();
    }

    @Override
    public long offset() {
        return lines.offset();
    }

    /** Bytes read that stand in no line yet. */
    boolean hasUnfinishedLine() {
        return content.position() > lines.offset();
    }

    /** Bytes there are and that were not read. */
    long behind() throws IOException {
        return lost ? 0 : Math.max(0, content.length() - lines.offset());
    }

    /** What is remembered of what was read, taken or not. */
    Memory memory() {
        return content.memory();
    }

    /** What is remembered, or how the file begins of which nothing was read yet. */
    Memory opening() throws IOException {
        Memory memory = memory();
        return memory.any() || content.packed()
                ? memory
                : new Memory(content.at(0, Checkpoint.HEAD), Fingerprint.NONE, 0);
    }

    /** The brokers have taken it up to here. */
    void taken(long offset) {
        taken = Math.max(taken, offset);
    }

    /** Up to where the brokers have taken it. */
    long taken() {
        return taken;
    }

    /** How the file begins. */
    byte[] begin(int most) throws IOException {
        if (!content.packed()) {
            return content.at(0, most);
        }
        try (FileContent begin = FileContent.of(path)) {
            return begin.readNBytes(most);
        }
    }

    /** Its checkpoint, as of now. */
    Checkpoint checkpoint(Optional<Instant> position, boolean done) throws IOException {
        fingerprint();
        return new Checkpoint(
                log,
                path.toString(),
                key,
                HexFormat.of().formatHex(content.memory().head()),
                before,
                taken,
                Math.max(content.position(), taken),
                name,
                twin,
                position,
                done,
                clock.instant());
    }

    /** What cannot be read again, because the bytes are gone or compressed, is left as it was, or unknown. */
    private void fingerprint() throws IOException {
        if (taken == fingerprinted) {
            return;
        }
        if (content.packed() && taken == content.position()) {
            before = Fingerprint.of(content.remembered());
        } else if (lost || content.packed() || !content.intact()) {
            before = Fingerprint.NONE;
        } else {
            int length = (int) Math.min(Checkpoint.BEFORE, taken);
            before = Fingerprint.of(content.at(taken - length, length));
        }
        fingerprinted = taken;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
