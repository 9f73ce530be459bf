package io.culprit.shipper.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether files may have come to folders, gone or been renamed: a folder's own time changes with its entries, and to ask
 * for it is cheaper than to list them.
 */
final class FolderTimes {

    /** Nothing where a folder was not asked for its time yet, or is not there. */
    private final Map<Path, Optional<FileTime>> seen = new HashMap<>();

    /** Has an eye on a folder from the next {@link #look} on. */
    void watch(Path folder) {
        seen.putIfAbsent(folder, Optional.empty());
    }

    /** Takes note of the times. To be called before the folders are listed: what comes meanwhile changes them again. */
    void look() {
        seen.replaceAll((folder, before) -> timeOf(folder));
    }

    /** Whether any has changed since. */
    boolean changed() {
        return seen.entrySet().stream()
                .anyMatch(folder -> !timeOf(folder.getKey()).equals(folder.getValue()));
    }

    private static Optional<FileTime> timeOf(Path folder) {
        try {
            return Optional.of(Files.getLastModifiedTime(folder));
        } catch (IOException e) {
            // Not there, or not to be looked into: whoever lists it says so.
            return Optional.empty();
        }
    }
}
