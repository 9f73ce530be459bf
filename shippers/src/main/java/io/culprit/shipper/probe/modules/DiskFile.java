package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A module's file on disk.
 *
 * @param real its path behind all links
 * @param device its device, as {@code fe:00}
 * @param inode its number there
 * @param size its size in bytes
 * @param modified when it was written
 */
record DiskFile(String real, String device, long inode, long size, Instant modified) {

    DiskFile {
        Objects.requireNonNull(real);
        Objects.requireNonNull(device);
        Objects.requireNonNull(modified);
    }

    /**
     * The file that is there now, or nothing when there is none.
     *
     * @throws IOException when a folder on the way may not be looked into
     */
    static Optional<DiskFile> at(Host host, String file) throws IOException {
        String real = HostFiles.real(host, file);
        Path path = host.path(real);
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        Map<String, Object> found =
                Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        long device = (Long) found.get("dev");
        return Optional.of(new DiskFile(
                real,
                device(device),
                (Long) found.get("ino"),
                (Long) found.get("size"),
                ((FileTime) found.get("lastModifiedTime")).toInstant()));
    }

    /** Major and minor number as the kernel prints them; makedev(3) says how they are packed. */
    static String device(long packed) {
        long major = ((packed >> 8) & 0xfff) | ((packed >> 32) & ~0xfffL);
        long minor = (packed & 0xff) | ((packed >> 12) & ~0xffL & 0xffffffffL);
        return String.format("%02x:%02x", major, minor);
    }

    /** What changes with the file. */
    String identity() {
        return device + ' ' + inode + ' ' + size + ' ' + modified;
    }
}
