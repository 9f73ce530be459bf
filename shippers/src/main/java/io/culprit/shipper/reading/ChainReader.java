package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.packed.DamagedException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the generations of a source as one, oldest first. */
final class ChainReader implements RawLines, Closeable {

    private final List<Generation> generations;
    private final Opening opening;
    private final List<ReadingSummary.Damage> damages = new ArrayList<>();
    private Optional<FileBytes> file = Optional.empty();
    private Optional<LineReader> current = Optional.empty();
    private int generation = -1;
    private GenerationName name = GenerationName.NONE;
    private long finished;

    ChainReader(Source source, Opening opening) {
        this.generations = source.generations();
        this.opening = opening;
    }

    @Override
    public Optional<RawLine> next() throws IOException {
        while (true) {
            if (current.isPresent()) {
                Optional<RawLine> line = nextOfCurrent();
                if (line.isPresent()) {
                    name = name.with(line.get().text());
                    return line;
                }
                finished = bytesRead();
                close();
            }
            if (generation + 1 == generations.size()) {
                return Optional.empty();
            }
            open();
        }
    }

    /** A file that is damaged ends there, with what was read of it. */
    private Optional<RawLine> nextOfCurrent() throws IOException {
        try {
            return current.get().next(true);
        } catch (DamagedException e) {
            damaged(e);
            return Optional.empty();
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

    /** Bytes read of the files themselves; the lines returned so far end before. */
    long bytesRead() {
        return finished + file.map(FileBytes::bytesRead).orElse(0L);
    }

    /** Compressed files that could not be read to their end. */
    List<ReadingSummary.Damage> damages() {
        return damages;
    }

    private void open() throws IOException {
        generation++;
        name = GenerationName.NONE;
        try {
            file = Optional.of(opening.open(generations.get(generation).path()));
            current = file.map(opening::lines);
        } catch (DamagedException e) {
            damaged(e);
        }
    }

    private void damaged(DamagedException damage) {
        damages.add(new ReadingSummary.Damage(label(), damage.getMessage()));
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
            current = Optional.empty();
        }
    }
}
