package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads the generations of a source as one, oldest first.
 *
 * <p>When the newest is followed, a file of another identity under its name, or one that shrank, is a further generation:
 * first the old one is read to its end.
 */
final class ChainReader implements Closeable {

    private final List<Generation> generations;
    private final boolean followed;
    private Optional<LineReader> current = Optional.empty();
    private Object identity = "";
    private int generation = -1;
    private String fingerprint = "";
    private boolean recognised;
    private long finished;

    ChainReader(Source source, boolean followed) {
        this.generations = new ArrayList<>(source.generations());
        this.followed = followed;
    }

    /** The next line, or nothing at the end, which of a followed source is the end for now. */
    Optional<RawLine> next() throws IOException {
        while (true) {
            if (current.isPresent()) {
                boolean grows = followed && generation == generations.size() - 1;
                Optional<RawLine> line = current.get().next(!grows);
                if (line.isPresent() || (grows && !replaced())) {
                    line.ifPresent(this::recogniseBy);
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

    /** Which file the last line stands in: the same after the file is renamed. */
    String fingerprint() {
        return fingerprint;
    }

    /** Which file is being read, whatever its name: what the file system knows it by. */
    Object identity() {
        return identity;
    }

    /** Path of the file being read, as events quote it. */
    String label() {
        return generations.get(Math.max(generation, 0)).label();
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
        fingerprint = "";
        recognised = false;
    }

    /**
     * A file is known by its lines up to the first that holds a digit: a header is the same in every file, the first stamped
     * line is not, and neither changes while the file grows.
     */
    private void recogniseBy(RawLine line) {
        if (!recognised) {
            CRC32 sum = new CRC32();
            sum.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            sum.update(line.text().bytes(), line.text().from(), line.text().length());
            fingerprint = Long.toHexString(sum.getValue());
            recognised = hasDigit(line.text());
        }
    }

    private static boolean hasDigit(Line line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) >= '0' && line.at(i) <= '9') {
                return true;
            }
        }
        return false;
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
