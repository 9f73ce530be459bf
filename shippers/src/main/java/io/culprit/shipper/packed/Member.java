package io.culprit.shipper.packed;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Date;

/**
 * What an archive says of one of its members.
 *
 * @param name its path, as it stands in the archive
 * @param type what it is
 * @param modified when it was last changed
 */
record Member(String name, Type type, Date modified) {

    // A name in a file system is seldom longer, and a path of Linux never.
    private static final int LONGEST = 1_000;

    enum Type {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /**
     * Where it belongs in a folder.
     *
     * @throws RefusedException when its name would lead elsewhere, or is none
     */
    Path within(Path folder) throws RefusedException {
        // What tar itself does with a path from the root: it takes it from here.
        String relative = name.replaceFirst("^(?:\\./+)+", "");
        if (relative.startsWith("/") || relative.startsWith("\\")) {
            throw new RefusedException("its name begins at the root");
        }
        if (relative.isEmpty() || relative.length() > LONGEST) {
            throw new RefusedException("its name is " + (relative.isEmpty() ? "empty" : "too long"));
        }
        try {
            Path path = Path.of(relative);
            for (Path part : path) {
                if (part.toString().equals("..")) {
                    throw new RefusedException("its name leads out of the archive");
                }
            }
            Path target = folder.resolve(path).normalize();
            if (path.isAbsolute() || !target.startsWith(folder) || target.equals(folder)) {
                throw new RefusedException("its name leads out of the archive");
            }
            return target;
        } catch (InvalidPathException e) {
            throw new RefusedException("its name is none that a file can have");
        }
    }

    /** Bytes of a member, to be copied. */
    @FunctionalInterface
    interface Content {
        int read(byte[] buffer) throws IOException;
    }
}
