package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the generations of a source as one, oldest first. */
final class ChainReader implements RawLines, Closeable {

    private final List<Generation> generations;
    private Optional<LineReader> current = Optional.empty();
    private int generation = -1;
    private GenerationName name = GenerationName.NONE;
    private long finished;

    ChainReader(Source source) {
        this.generations = source.generations();
    }

    @Override
    public Optional<RawLine> next() throws IOException {
        while (true) {
            if (current.isPresent()) {
                Optional<RawLine> line = current.get().next(true);
                if (line.isPresent()) {
                    name = name.with(line.get().text());
                    return line;
                }
                finished += current.get().offset();
                close();
            }
            if (generation + 1 == generations.size()) {
                return Optional.empty();
            }
            open();
        }
    }

    @Override
    public String generation() {
        return name.text();
    }

    @Override
    public String label() {
        return generations.get(Math.max(generation, 0)).label();
    }

    @Override
    public long offset() {
        return current.map(LineReader::offset).orElse(0L);
    }

    /** Bytes of all lines returned so far. */
    long bytesRead() {
        return finished + current.map(LineReader::offset).orElse(0L);
    }

    private void open() throws IOException {
        Path path = generations.get(generation + 1).path();
        current = Optional.of(new LineReader(path));
        generation++;
        name = GenerationName.NONE;
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            current.get().close();
            current = Optional.empty();
        }
    }
}
