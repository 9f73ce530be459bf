package io.culprit.shipper.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What the file system knows a file by, whatever its name; it knows another file by it when this one is gone.
 *
 * @param device number of the device
 * @param inode number of the inode
 */
record FileKey(long device, long inode) {

    /**
     * What the file system says of a file.
     *
     * @param key what it knows it by
     * @param bytes its length
     * @param modifiedAt when it was last written
     */
    record Stat(FileKey key, long bytes, Instant modifiedAt) {}

    /**
     * Asks the file system, through links.
     *
     * @throws java.nio.file.NoSuchFileException when there is no file of that name
     */
    static Stat stat(Path path) throws IOException {
        Map<String, Object> told = Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime");
        return new Stat(
                new FileKey((Long) told.get("dev"), (Long) told.get("ino")),
                (Long) told.get("size"),
                ((FileTime) told.get("lastModifiedTime")).toInstant());
    }
}
