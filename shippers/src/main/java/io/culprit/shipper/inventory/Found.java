package io.culprit.shipper.inventory;

import java.nio.file.Path;

/**
 * A file that was given or found in a folder that was given.
 *
 * @param path where it is
 * @param label its path relative to what was given, with slashes
 * @param shown where people find it: of what is in an archive, below the archive's path
 */
record Found(Path path, String label, Path shown) {

    String fileName() {
        return path.getFileName().toString();
    }

    /** The label of the folder it is in, empty for the top. */
    String folder() {
        int slash = label.lastIndexOf('/');
        return slash < 0 ? "" : label.substring(0, slash);
    }
}
