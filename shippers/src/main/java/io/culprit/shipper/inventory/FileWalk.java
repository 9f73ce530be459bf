package io.culprit.shipper.inventory;

import io.culprit.shipper.packed.Refused;
import io.culprit.shipper.packed.Unpacking;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files under the given paths, each once even where links lead to it twice. Hidden files are passed over.
 *
 * <p>Labels are relative to the deepest folder that holds all given paths, so that they stay apart and stay short.
 */
final class FileWalk {

    private final Map<Path, Found> files = new HashMap<>();
    private final List<Unused> unused = new ArrayList<>();
    private final Set<Path> archives = new HashSet<>();
    private final Set<Path> reports = new HashSet<>();
    private final Optional<Unpacking> unpacking;

    private FileWalk(Optional<Unpacking> unpacking) {
        this.unpacking = unpacking;
    }

    /** @param unpacking unpacks archives, which are not read without it */
    static FileWalk over(List<Path> paths, Optional<Unpacking> unpacking) throws InventoryException {
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
        FileWalk walk = new FileWalk(unpacking);
        List<Path> named = paths.stream().filter(path -> !walk.isOwn(path)).toList();
        for (Path path : paths) {
            Path base = walk.isOwn(path) ? path.toAbsolutePath().getParent() : commonFolder(named);
            walk.walk(path.toAbsolutePath().normalize(), base);
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

    private void walk(Path start, Path base) throws InventoryException {
        try {
            Files.walkFileTree(
                    start,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    40,
                    new Visitor(start, base, "", Optional.empty()));
        } catch (IOException e) {
            throw new InventoryException(new UnreadableException(start, e));
        }
    }

    private boolean isOwn(Path path) {
        return unpacking.filter(own -> own.owns(path.toAbsolutePath())).isPresent();
    }

    /**
     * Reads what is in an archive as if it were a folder of the archive's name.
     *
     * @param within whether it is in an archive itself
     */
    private void readArchive(Path file, String label, Path shown, boolean within) throws IOException {
        if (within || unpacking.isEmpty()) {
            unused.add(new Unused(shown, within ? "an archive within an archive: unpack it" : "an archive: unpack it"));
        } else if (archives.add(file)) {
            Unpacking.Unpacked archive = unpacking.get().unpack(file);
            for (Refused refused : archive.refused()) {
                String what = refused.name().isEmpty() ? "its rest" : refused.name();
                unused.add(new Unused(file, what + " is not read: " + refused.reason()));
            }
            Path folder = archive.folder();
            Files.walkFileTree(folder, new Visitor(folder, folder, label + "/", Optional.of(file)));
        }
    }

    private void leaveOut(Path report) {
        if (reports.add(report)) {
            unused.add(new Unused(report, "a report that culprit wrote, no log: its files are not read"));
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path start;
        private final Path base;
        private final String prefix;
        private final Optional<Path> archive;

        /**
         * @param base folder that labels are relative to
         * @param prefix what labels begin with
         * @param archive what was unpacked to the folder, if it was
         */
        Visitor(Path start, Path base, String prefix, Optional<Path> archive) {
            this.start = start;
            this.base = base;
            this.prefix = prefix;
            this.archive = archive;
        }

        private Path shown(Path file) {
            return archive.map(path -> path.resolve(start.relativize(file))).orElse(file);
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
            } else if (ReportFiles.isOne(file)) {
                leaveOut(shown(file).toAbsolutePath().getParent());
            } else {
                Path real = file.toRealPath();
                String label = prefix + base.relativize(file).toString().replace('\\', '/');
                if (Unpacking.isArchive(real)) {
                    readArchive(real, label, shown(file), archive.isPresent());
                    return FileVisitResult.CONTINUE;
                }
                Found found = new Found(file, label, shown(file));
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
