package io.culprit.shipper.tail;

import io.culprit.shipper.inventory.Rotation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds the files of a log: the one of its name, and those that rotation made of it, compressed or not. */
final class Siblings {

    private static final String PACKED = ".gz";

    private Siblings() {}

    /**
     * A file of a log.
     *
     * @param path where it is
     * @param stat what the file system says of it
     * @param live whether it has the log's own name
     */
    record Sibling(Path path, FileKey.Stat stat, boolean live) {

        /** Whether its name says that it is compressed. */
        boolean packed() {
            return path.toString().endsWith(PACKED);
        }

        FileKey key() {
            return stat.key();
        }
    }

    /** The log that a file belongs to by its name. */
    static Path logOf(Path file) {
        return file.resolveSibling(rotation(file).plain());
    }

    /**
     * The files there are, oldest first; each once, whichever links lead to it.
     *
     * @param faults told of what cannot be looked at, and why; it hides none of the others
     * @throws IOException when the folder cannot be looked into
     */
    static List<Sibling> of(Path log, BiConsumer<Path, IOException> faults) throws IOException {
        Set<Path> names = new LinkedHashSet<>(List.of(log));
        if (Files.isSymbolicLink(log)) {
            Path target = log.resolveSibling(Files.readSymbolicLink(log)).normalize();
            names.add(target);
        }
        Map<FileKey, Sibling> found = new LinkedHashMap<>();
        for (Path name : names) {
            for (Path path : rotated(name)) {
                add(found, path, path.equals(name), faults);
            }
        }
        List<Sibling> siblings = new ArrayList<>(found.values());
        siblings.sort(Comparator.comparing(Sibling::live)
                .thenComparing(sibling -> rotation(sibling.path()), Rotation.OLDEST_FIRST));
        return siblings;
    }

    private static List<Path> rotated(Path name) throws IOException {
        List<Path> paths = new ArrayList<>();
        String prefix = name.getFileName().toString();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(
                name.getParent(), path -> path.getFileName().toString().startsWith(prefix))) {
            for (Path path : folder) {
                if (rotation(path).plain().equals(prefix)) {
                    paths.add(path);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return paths;
    }

    private static void add(
            Map<FileKey, Sibling> found, Path path, boolean live, BiConsumer<Path, IOException> faults) {
        try {
            FileKey.Stat stat = FileKey.stat(path);
            if (Files.isRegularFile(path)) {
                Sibling sibling = new Sibling(path, stat, live);
                found.merge(stat.key(), sibling, (one, other) -> one.live() ? one : other);
            }
        } catch (NoSuchFileException e) {
            // Renamed between the listing and the look: the next scan finds it.
            return;
        } catch (IOException e) {
            faults.accept(path, e);
        }
    }

    private static Rotation rotation(Path path) {
        String name = path.getFileName().toString();
        return Rotation.of(name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name);
    }
}
