package io.culprit.shipper.settings;

import io.culprit.shipper.inventory.Inputs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Folders in which files are looked for; those that may not be looked into are remembered, as nothing else would show them. */
final class SearchedFolders {

    private static final int DEEPEST = 40;

    private final Map<Path, Optional<String>> refused = new TreeMap<>();

    /** Begins to look anew. */
    void begin() {
        refused.replaceAll((folder, why) -> Optional.empty());
    }

    /** Those that were refused at some time: why, or nothing since they no longer are. */
    Map<Path, Optional<String>> refused() {
        return Map.copyOf(refused);
    }

    /**
     * The files beneath a folder that may be logs, however deep, in order.
     *
     * @param excepted tells of a folder whether nothing in it is wanted, so that it need not be read
     */
    List<Path> beneath(Path folder, PathMatcher matcher, Predicate<Path> excepted) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            if (!Files.exists(folder) && !Files.notExists(folder)) {
                refuse(folder, excepted);
            }
            return files;
        }
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && Inputs.mayBeRead(file) && matcher.matches(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (failure instanceof AccessDeniedException) {
                    refuse(file, excepted);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) {
                // Removed while it was listed: what is left of it is found by the next look.
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    private void refuse(Path folder, Predicate<Path> excepted) {
        if (!excepted.test(folder)) {
            refused.put(folder, Optional.of("permission denied: " + folder));
        }
    }
}
