package io.culprit.app.parse;

import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.reading.JoinedLines;
import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.RawLine;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.util.Optional;

/** The records of one log in their order, each with the number of its first line; blank lines are counted only. */
final class Records {

    private final LineReader reader;
    private final LineFormat format;
    private final Runnable blank;
    private Optional<JoinedLines> pending = Optional.empty();
    private Optional<Record> fault = Optional.empty();
    private long pendingAt;
    private long lines;

    /**
     * A record.
     *
     * @param line number of its first line, from 1
     * @param lines how many lines it has
     * @param text its lines, joined by newlines, bounded
     * @param fault why its bytes are no text
     */
    record Record(long line, int lines, Line text, Optional<DeadLetter.Reason> fault) {}

    /** @param blank told of each blank line */
    Records(LineReader reader, LineFormat format, Runnable blank) {
        this.reader = reader;
        this.format = format;
        this.blank = blank;
    }

    /** The next record, or nothing at the end. */
    Optional<Record> next() throws IOException {
        if (fault.isPresent()) {
            Optional<Record> found = fault;
            fault = Optional.empty();
            return found;
        }
        while (true) {
            Optional<RawLine> read = reader.next(true);
            if (read.isEmpty()) {
                return take();
            }
            lines++;
            RawLine raw = read.get();
            Line line = lines == 1 ? withoutByteOrderMark(raw.text()) : raw.text();
            if (raw.fault().isPresent()) {
                Record found = new Record(lines, 1, line, raw.fault());
                if (pending.isEmpty()) {
                    return Optional.of(found);
                }
                fault = Optional.of(found);
                return take();
            }
            if (line.isBlank()) {
                blank.run();
            } else if (!format.multiline()) {
                return Optional.of(new Record(lines, 1, line, Optional.empty()));
            } else if (pending.isPresent()
                    && format.continues(pending.get().first(), pending.get().last(), line)) {
                pending.get().append(line);
            } else {
                Optional<Record> done = take();
                pending = Optional.of(new JoinedLines(line));
                pendingAt = lines;
                if (done.isPresent()) {
                    return done;
                }
            }
        }
    }

    private Optional<Record> take() {
        Optional<Record> record =
                pending.map(joined -> new Record(pendingAt, joined.lines(), joined.joined(), Optional.empty()));
        pending = Optional.empty();
        return record;
    }

    private static Line withoutByteOrderMark(Line line) {
        boolean marked = line.at(0) == (byte) 0xef && line.at(1) == (byte) 0xbb && line.at(2) == (byte) 0xbf;
        return marked ? line.substring(3) : line;
    }
}
