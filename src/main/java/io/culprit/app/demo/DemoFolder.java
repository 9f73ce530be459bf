package io.culprit.app.demo;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folders of demos.
 *
 * <p>A demo that was killed leaves its folder behind; the next one removes it. That it is dead shows in its lock, which
 * the operating system has let go of. Folders of other users, kept ones and those without a lock file are not touched.
 */
final class DemoFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);
    private static final String PREFIX = "culprit-demo-";
    private static final String KEPT = "kept";

    private DemoFolder() {}

    /** A new folder within the given one, which only its owner can read. */
    static DataDirectory fresh(Path parent) {
        try {
            return DataDirectory.open(Files.createTempDirectory(parent, PREFIX));
        } catch (IOException e) {
            throw new Failure("cannot create a temporary folder in " + parent + ": " + FileFault.of(e), e);
        }
    }

    /** Marks a folder as wanted by its user. */
    static void keep(DataDirectory folder) throws IOException {
        Files.writeString(folder.path().resolve(KEPT), "");
    }

    /** Removes what dead demos left in the given folder. */
    static void removeStale(Path parent, Path ours) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            Object owner = Files.getOwner(ours);
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                        && !Files.exists(folder.resolve(KEPT))
                        && DataDirectory.exists(folder)) {
                    removeUnlessInUse(folder);
                }
            }
        } catch (IOException e) {
            LOG.info("cannot look for folders of earlier demos in {}", parent, e);
        }
    }

    private static void removeUnlessInUse(Path folder) throws IOException {
        Optional<DataDirectory> free = DataDirectory.tryOpen(folder);
        if (free.isPresent()) {
            LOG.info("removing {}, which a demo left that was killed", folder);
            try (DataDirectory held = free.get()) {
                Folders.delete(held.path());
            }
        }
    }
}
