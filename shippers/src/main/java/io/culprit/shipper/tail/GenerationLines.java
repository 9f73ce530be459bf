package io.culprit.shipper.tail;

import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The lines of one generation; it may grow, so that its end is the end only for now, and when it was reached is told. */
final class GenerationLines implements RawLines, Closeable {

    private final GenerationIdentity identity;
    private final Place place;
    private final Clock clock;
    private FileContent content;
    private LineReader lines;
    private boolean unfinishedLine;
    private boolean exhausted;
    private Instant grownAt;
    private Instant readToEndAt;

    /**
     * Opens the file where it is now.
     *
     * @param from position of the first line that is read
     */
    GenerationLines(GenerationIdentity identity, Place place, long from, Clock clock) throws IOException {
        this.identity = identity;
        this.place = place;
        this.clock = clock;
        this.grownAt = clock.instant();
        this.readToEndAt = grownAt;
        open(place.path(), from);
    }

    private void open(Path file, long from) throws IOException {
        content = FileContent.of(file);
        content.seek(from);
        lines = new LineReader(content, from);
    }

    /** Goes on in a file that holds the same bytes. */
    void continueIn(Path same) throws IOException {
        FileContent old = content;
        open(same, lines.offset());
        exhausted = false;
        old.close();
    }

    /** The bytes in which they stand. */
    FileContent content() {
        return content;
    }

    @Override
    public Optional<RawLine> next() throws IOException {
        Optional<RawLine> line = lines.next(unfinishedLine || content.packed());
        if (line.isPresent()) {
            exhausted = false;
            unfinishedLine = false;
            grownAt = clock.instant();
            identity.read(line.get().text());
        } else {
            exhausted = true;
            readToEndAt = clock.instant();
        }
        return line;
    }

    @Override
    public String generation() {
        return identity.text();
    }

    @Override
    public String label() {
        return place.path().toString();
    }

    @Override
    public long offset() {
        return lines.offset();
    }

    /** Since when its end has been the end. */
    Instant grownAt() {
        return grownAt;
    }

    /** When its end was last reached. */
    Instant readToEndAt() {
        return readToEndAt;
    }

    /** Whether all that there was at the last look has been returned. */
    boolean exhausted() {
        return exhausted;
    }

    /** Bytes read that stand in no line yet. */
    boolean hasUnfinishedLine() {
        return content.position() > lines.offset();
    }

    /** From now on a line without its end counts as a line. */
    void allowUnfinishedLine() {
        unfinishedLine = true;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
