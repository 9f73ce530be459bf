package io.culprit.shipper.reading;

import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the generations of a source as one, oldest first.
 *
 * <p>When the newest is followed, a file of another identity under its name, or one that shrank, is a further generation:
 * first the old one is read to its end.
 */
final class ChainReader implements RawLines, Closeable {

    private final List<Generation> generations;
    private final boolean followed;
    private Optional<LineReader> current = Optional.empty();
    private Object identity = "";
    private int generation = -1;
    private GenerationName name = GenerationName.NONE;
    private long finished;

    ChainReader(Source source, boolean followed) {
        this.generations = new ArrayList<>(source.generations());
        this.followed = followed;
    }

    @Override
    public Optional<RawLine> next() throws IOException {
        while (true) {
            if (current.isPresent()) {
                boolean grows = followed && generation == generations.size() - 1;
                Optional<RawLine> line = current.get().next(!grows);
                if (line.isPresent() || (grows && !replaced())) {
                    line.ifPresent(read -> name = name.with(read.text()));
                    return line;
                }
                if (grows) {
                    Generation newest = generations.get(generation);
                    generations.add(new Generation(newest.path(), newest.label(), 0));
                    continue;
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

    /** Which file is being read, whatever its name: what the file system knows it by. */
    Object identity() {
        return identity;
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
        identity = identity(path);
        generation++;
        name = GenerationName.NONE;
    }

    private boolean replaced() throws IOException {
        Path path = generations.get(generation).path();
        try {
            return !identity(path).equals(identity)
                    || Files.size(path) < current.map(LineReader::offset).orElse(0L);
        } catch (NoSuchFileException e) {
            // Renamed, and the new one is not there yet.
            return false;
        }
    }

    static Object identity(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? "" : key;
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            current.get().close();
            current = Optional.empty();
        }
    }
}
