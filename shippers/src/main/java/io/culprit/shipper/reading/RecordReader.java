package io.culprit.shipper.reading;

import io.culprit.shipper.format.LineFormat;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Joins the lines of a source to records, as its format says.
 *
 * <p>A record keeps its first {@value #LONGEST} characters; the lines beyond still count as part of it.
 */
final class RecordReader {

    private static final int LONGEST = 64 * 1024;

    private final ChainReader chain;
    private final LineFormat format;
    private final LineCount count;
    private final BiConsumer<RawRecord, DeadLetter.Reason> faults;
    private Optional<Pending> pending = Optional.empty();

    private static final class Pending {
        private final String generation;
        private final String label;
        private final long offset;
        private final StringBuilder text;
        private String lastLine;

        Pending(String generation, String label, RawLine line) {
            this.generation = generation;
            this.label = label;
            this.offset = line.offset();
            this.text = new StringBuilder(line.text());
            this.lastLine = line.text();
        }

        void append(String line) {
            lastLine = line;
            if (text.length() + line.length() < LONGEST) {
                text.append('\n').append(line);
            }
        }
    }

    RecordReader(
            ChainReader chain, LineFormat format, LineCount count, BiConsumer<RawRecord, DeadLetter.Reason> faults) {
        this.chain = chain;
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
    Optional<RawRecord> next(boolean complete) throws IOException {
        while (true) {
            Optional<RawLine> read = chain.next();
            if (read.isEmpty()) {
                return complete ? take() : Optional.empty();
            }
            RawLine line = read.get();
            count.line();
            if (line.fault().isPresent()) {
                faults.accept(record(line), line.fault().get());
            } else if (line.text().isBlank()) {
                count.blank();
            } else if (!format.multiline()) {
                return Optional.of(record(line));
            } else if (pending.filter(before -> continues(before, line)).isPresent()) {
                pending.get().append(line.text());
                count.part();
            } else {
                Optional<RawRecord> done = take();
                pending = Optional.of(new Pending(chain.fingerprint(), chain.label(), line));
                if (done.isPresent()) {
                    return done;
                }
            }
        }
    }

    private boolean continues(Pending before, RawLine line) {
        return before.generation.equals(chain.fingerprint()) && format.continues(before.lastLine, line.text());
    }

    private RawRecord record(RawLine line) {
        String text = line.offset() == 0 && line.text().startsWith("\uFEFF")
                ? line.text().substring(1)
                : line.text();
        return new RawRecord(chain.fingerprint(), chain.label(), line.offset(), text);
    }

    private Optional<RawRecord> take() {
        Optional<RawRecord> record =
                pending.map(done -> new RawRecord(done.generation, done.label, done.offset, done.text.toString()));
        pending = Optional.empty();
        return record;
    }
}
