package io.culprit.shipper.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines on disk, in a file that is rotated by rename when it has grown large.
 *
 * <p>It is bounded: beyond so many files the oldest is dropped, and if that was not read, the tail reports it.
 */
public final class Spool {

    private static final long MOST_BYTES = 4L << 20;
    private static final int FILES = 8;
    private static final Set<OpenOption> APPENDING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    // What it holds may be from where others may not read, and is not redacted yet.
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final long mostBytes;
    private final int files;

    /** A spool of eight rotated files with 4 MiB each. */
    public Spool(Path file) {
        this(file, MOST_BYTES, FILES);
    }

    /**
     * @param mostBytes size at which the file is rotated
     * @param files how many rotated files are kept
     */
    public Spool(Path file, long mostBytes, int files) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.files = files;
    }

    /** The file that is written; rotated ones have its name with a number behind it. */
    public Path file() {
        return file;
    }

    /** Adds whole lines: all of them, or none when it fails. */
    public void add(byte[] lines) throws IOException {
        if (lines.length == 0) {
            return;
        }
        if (Files.exists(file) && Files.size(file) > mostBytes) {
            rotate();
        }
        try (FileChannel channel = FileChannel.open(file, APPENDING, OWN)) {
            long before = channel.size();
            try {
                ByteBuffer rest = ByteBuffer.wrap(lines);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
    }

    /** Goes on in a new file, unless there is nothing in this one. */
    public void rotate() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        for (int number = files - 1; number > 0; number--) {
            if (Files.exists(rotated(number))) {
                Files.move(rotated(number), rotated(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, rotated(1), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The files there are, the newest first. */
    public List<Path> files() {
        List<Path> all = new ArrayList<>();
        if (Files.exists(file)) {
            all.add(file);
        }
        for (int number = 1; number <= files; number++) {
            if (Files.exists(rotated(number))) {
                all.add(rotated(number));
            }
        }
        return all;
    }

    /** Bytes of all its files. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path one : files()) {
            bytes += Files.size(one);
        }
        return bytes;
    }

    private Path rotated(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
