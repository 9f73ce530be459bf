package io.culprit.shipper.probing;

import io.culprit.shipper.probe.capture.Capture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The captures of one probe on disk, a line each, in a file that is rotated by rename.
 *
 * <p>It is bounded: when the brokers are away for so long that the oldest file is dropped unread, the tail reports it.
 */
final class Spool {

    private static final long MOST_BYTES = 4L << 20;
    private static final int FILES = 8;

    private final Path file;
    private final long mostBytes;

    Spool(Path file) {
        this(file, MOST_BYTES);
    }

    Spool(Path file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    Path file() {
        return file;
    }

    /** Adds captures. */
    void add(List<Capture> captures) throws IOException {
        if (captures.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        captures.forEach(capture -> lines.append(capture.toJson()).append('\n'));
        if (Files.exists(file) && Files.size(file) > mostBytes) {
            rotate();
        }
        Files.write(
                file,
                lines.toString().getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        for (int number = FILES - 1; number > 0; number--) {
            if (Files.exists(rotated(number))) {
                Files.move(rotated(number), rotated(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, rotated(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path rotated(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
