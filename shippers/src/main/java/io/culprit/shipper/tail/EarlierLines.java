package io.culprit.shipper.tail;

import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.reading.RawLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whole lines of a stretch of a file. A file that cannot be read has none: what was read before only helps to understand what
 * is read next.
 */
final class EarlierLines implements RawLines, Closeable {

    private final Path path;
    private final long from;
    private final long to;
    private Optional<LineReader> lines = Optional.empty();

    /**
     * @param from where the stretch begins, be it in the middle of a line, which is left out then
     * @param to where it ends, behind a line
     */
    EarlierLines(Path path, long from, long to) {
        this.path = path;
        this.from = from;
        this.to = to;
    }

    @Override
    public Optional<RawLine> next() {
        try {
            if (lines.isEmpty()) {
                open();
            }
            return lines.get().offset() < to ? lines.get().next(true) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void open() throws IOException {
        FileContent content = FileContent.of(path);
        long start = Math.max(0, from - 1);
        content.seek(start);
        lines = Optional.of(new LineReader(content, start));
        if (from > 0) {
            lines.get().next(true);
        }
    }

    @Override
    public String generation() {
        return "";
    }

    @Override
    public String label() {
        return path.toString();
    }

    @Override
    public long offset() {
        return lines.map(LineReader::offset).orElse(from);
    }

    @Override
    public void close() throws IOException {
        if (lines.isPresent()) {
            lines.get().close();
        }
    }
}
