package io.culprit.shipper.inventory;

import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files under the given paths, each once even where links lead to it twice. Hidden files are passed over.
 *
 * <p>Labels are relative to the deepest folder that holds all given paths, so that they stay apart and stay short.
 */
final class FileWalk {

    private final Map<Path, Found> files = new HashMap<>();
    private final List<Unused> unused = new ArrayList<>();
    private final Path base;

    private FileWalk(Path base) {
        this.base = base;
    }

    static FileWalk over(List<Path> paths) throws InventoryException {
        if (paths.isEmpty()) {
            throw new InventoryException("nothing to read: name a file or a folder");
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new InventoryException("no such file or folder: " + path + ": check the path");
            }
            if (!Files.isReadable(path)) {
                throw new InventoryException("cannot read " + path + ": permission denied: run as a user who may");
            }
        }
        FileWalk walk = new FileWalk(commonFolder(paths));
        for (Path path : paths) {
            walk.walk(path.toAbsolutePath().normalize());
        }
        return walk;
    }

    /** Regular, readable files, by label. */
    List<Found> files() {
        return files.values().stream()
                .sorted(Comparator.comparing(Found::label))
                .toList();
    }

    /** What was met and cannot be read. */
    List<Unused> unused() {
        return unused;
    }

    private static Path commonFolder(List<Path> paths) {
        Path common = folder(paths.get(0));
        for (Path path : paths) {
            Path folder = folder(path);
            while (!folder.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }

    private static Path folder(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return Files.isDirectory(absolute) || absolute.getParent() == null ? absolute : absolute.getParent();
    }

    private void walk(Path start) throws InventoryException {
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 40, new Visitor(start));
        } catch (IOException e) {
            throw new InventoryException(new UnreadableException(start, e));
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path start;

        Visitor(Path start) {
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                unused.add(new Unused(file, "not a regular file"));
            } else if (!Files.isReadable(file)) {
                unused.add(new Unused(file, "permission denied"));
            } else {
                Path real = file.toRealPath();
                Found found = new Found(file, base.relativize(file).toString().replace('\\', '/'));
                // A file that is found under its own name keeps it, whichever links lead to it.
                files.merge(real, found, (one, other) -> other.path().equals(real) ? other : one);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            boolean loop = failure instanceof FileSystemLoopException;
            String why = loop
                    ? "a link that leads back to its own folder"
                    : failure instanceof AccessDeniedException ? "permission denied" : FileFault.of(failure);
            unused.add(new Unused(file, why));
            return FileVisitResult.CONTINUE;
        }

        private boolean hidden(Path path) {
            return !path.equals(start) && path.getFileName().toString().startsWith(".");
        }
    }
}
