package io.culprit.shipper.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The inputs that are kept of a target, in a file of one line each so that a person can read and write them: what is not
 * printable ASCII stands as {@code \n} or {@code \xHH}, a backslash as {@code \\}.
 */
final class Corpus {

    private static final Path FOLDER = Path.of("src/test/resources/io/culprit/shipper/fuzz");
    private static final int MOST = 60;
    private static final int LONGEST = 2_048;

    private Corpus() {}

    /** The kept inputs; none where the target has no file. */
    static List<byte[]> kept(Target target) {
        Path file = file(target);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty())
                    .map(Corpus::input)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the inputs of a target are kept. */
    static Path file(Target target) {
        return FOLDER.resolve(target.name() + ".txt");
    }

    /**
     * Adds inputs to those that are kept.
     *
     * @param findings inputs that broke something: all are kept
     * @param others inputs that reached something new: while there is room, some of every length, since the short ones are
     *     alike and the long ones hold much of the others
     */
    static void keep(Target target, Collection<byte[]> findings, Collection<byte[]> others) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        kept(target).forEach(input -> lines.add(line(input)));
        findings.forEach(input -> lines.add(line(input)));
        List<String> fresh = others.stream()
                .filter(input -> input.length > 0 && input.length <= LONGEST)
                .sorted(Comparator.comparingInt((byte[] input) -> input.length).thenComparing(Arrays::compare))
                .map(Corpus::line)
                .filter(line -> !lines.contains(line))
                .toList();
        int room = Math.min(MOST - lines.size(), fresh.size());
        for (int i = 0; i < room; i++) {
            lines.add(fresh.get(i * fresh.size() / room));
        }
        Files.createDirectories(file(target).getParent());
        Files.write(file(target), lines, StandardCharsets.US_ASCII);
    }

    /** An input as a line. */
    static String line(byte[] input) {
        StringBuilder line = new StringBuilder();
        for (byte b : input) {
            if (b == '\n') {
                line.append("\\n");
            } else if (b == '\\') {
                line.append("\\\\");
            } else if (b >= ' ' && b < 0x7f) {
                line.append((char) b);
            } else {
                line.append(String.format("\\x%02x", b));
            }
        }
        return line.toString();
    }

    /** The input that a line stands for. */
    static byte[] input(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            byte b = bytes[at++];
            byte escaped = b == '\\' && at < bytes.length ? bytes[at++] : b;
            if (b == '\\' && escaped == 'x') {
                input.write(Integer.parseInt(new String(bytes, at, 2, StandardCharsets.US_ASCII), 16));
                at += 2;
            } else {
                input.write(b == '\\' && escaped == 'n' ? '\n' : escaped);
            }
        }
        return input.toByteArray();
    }
}
