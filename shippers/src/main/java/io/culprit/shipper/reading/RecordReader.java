package io.culprit.shipper.reading;

import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Joins the lines of a source to records, as its format says. */
public final class RecordReader {

    private final RawLines source;
    private final LineFormat format;
    private final LineCount count;
    private final BiConsumer<RawRecord, DeadLetter.Reason> faults;
    private Optional<JoinedLines> pending = Optional.empty();
    private RawRecord head;

    /**
     * @param source where the lines come from
     * @param format says which lines belong together
     * @param count where blank lines are counted
     * @param faults takes the lines that cannot be read as text
     */
    public RecordReader(
            RawLines source, LineFormat format, LineCount count, BiConsumer<RawRecord, DeadLetter.Reason> faults) {
        this.source = source;
        this.format = format;
        this.count = count;
        this.faults = faults;
    }

    /**
     * The next record.
     *
     * @param complete whether a record at the end of what is there needs no waiting for further lines
     * @return the record, or nothing at the end
     */
    public Optional<RawRecord> next(boolean complete) throws IOException {
        while (true) {
            Optional<RawLine> read = source.next();
            if (read.isEmpty()) {
                return complete ? take() : Optional.empty();
            }
            RawLine line = read.get();
            if (line.fault().isPresent()) {
                faults.accept(record(line), line.fault().get());
            } else if (line.text().isBlank()) {
                count.blank();
            } else if (!format.multiline()) {
                return Optional.of(record(line));
            } else if (pending.isPresent() && continues(pending.get(), line)) {
                pending.get().append(line.text());
            } else {
                Optional<RawRecord> done = take();
                head = record(line);
                pending = Optional.of(new JoinedLines(head.text()));
                if (done.isPresent()) {
                    return done;
                }
            }
        }
    }

    /** Position of the first line that no record returned so far holds. */
    public long offset() {
        return pending.isPresent() ? head.offset() : source.offset();
    }

    private boolean continues(JoinedLines before, RawLine line) {
        return head.generation().equals(source.generation())
                && format.continues(before.first(), before.last(), line.text());
    }

    private RawRecord record(RawLine line) {
        Line text = line.offset() == 0 ? withoutByteOrderMark(line.text()) : line.text();
        return new RawRecord(source.generation(), source.label(), line.offset(), text, 1);
    }

    private static Line withoutByteOrderMark(Line line) {
        boolean marked = line.at(0) == (byte) 0xef && line.at(1) == (byte) 0xbb && line.at(2) == (byte) 0xbf;
        return marked ? line.substring(3) : line;
    }

    private Optional<RawRecord> take() {
        Optional<RawRecord> record = pending.map(
                lines -> new RawRecord(head.generation(), head.label(), head.offset(), lines.joined(), lines.lines()));
        pending = Optional.empty();
        return record;
    }
}
