package io.culprit.app.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** An access log that is written in bursts, and rotated by rename, by copy and truncation, several times at once. */
final class TorturedLog {

    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT);
    private static final int MOST_FILES = 900;

    private final Path path;
    private final Random random;
    private final Set<String> readable = new LinkedHashSet<>();
    private int written;
    private int rotations;

    TorturedLog(Path path, Random random) throws IOException {
        this.path = path;
        this.random = random;
        write(path);
    }

    Path path() {
        return path;
    }

    int written() {
        return written;
    }

    int rotations() {
        return rotations;
    }

    /** The requests whose lines stand in a file that is still there, or stood in one that was only renamed or packed. */
    Set<String> readable() {
        return readable;
    }

    void act() throws IOException {
        int choice = random.nextInt(100);
        if (choice < 94) {
            write(path);
        } else if (choice < 96) {
            int times = 1 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                rename();
            }
        } else if (choice < 98) {
            copyAndTruncate();
        } else {
            compress(2 + random.nextInt(3));
        }
    }

    private void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            int lines = 1 + random.nextInt(40);
            for (int i = 0; i < lines; i++) {
                String request = "/request-" + written++;
                readable.add(request);
                byte[] line = ("192.0.2.1 - - [" + CLF.format(ZonedDateTime.now(ZoneOffset.UTC)) + "] \"GET " + request
                                + " HTTP/1.1\" 200 5 \"-\" \"curl\"\n")
                        .getBytes(StandardCharsets.US_ASCII);
                int cut = random.nextInt(20) == 0 ? random.nextInt(line.length) : 0;
                out.write(line, 0, cut);
                out.write(line, cut, line.length - cut);
            }
        }
    }

    private Path rotated(int number, String suffix) {
        return path.resolveSibling(path.getFileName() + "." + number + suffix);
    }

    private void shift() throws IOException {
        for (int number = MOST_FILES; number > 0; number--) {
            for (String suffix : new String[] {"", ".gz"}) {
                if (Files.exists(rotated(number, suffix))) {
                    Files.move(rotated(number, suffix), rotated(number + 1, suffix));
                }
            }
        }
    }

    private void rename() throws IOException {
        rotations++;
        shift();
        Files.move(path, rotated(1, ""));
        if (random.nextBoolean()) {
            write(rotated(1, ""));
        }
        write(path);
    }

    private void copyAndTruncate() throws IOException {
        rotations++;
        shift();
        Files.copy(path, rotated(1, ""));
        Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING).close();
        if (random.nextBoolean()) {
            write(path);
        }
    }

    private void compress(int number) throws IOException {
        Path file = rotated(number, "");
        if (Files.exists(file)) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(rotated(number, ".gz")))) {
                Files.copy(file, out);
            }
            Files.delete(file);
        }
    }
}
