package io.culprit.shipper.inventory;

import io.culprit.shipper.format.text.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first lines of a file, by which it is recognised.
 *
 * @param lines whole lines, without blank ones and comments
 * @param fault why the file cannot be text that is read here, or empty
 */
public record Head(List<Line> lines, String fault) {

    /** How many bytes of a file suffice to recognise it. */
    public static final int BYTES = 64 * 1024;

    private static final int LINES = 400;

    static Head of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return of(in.readNBytes(BYTES));
        }
    }

    /** The head of something that begins with these bytes; {@value #BYTES} of them if there are more. */
    public static Head of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Head(List.of(), "empty");
        }
        if (compressed(bytes)) {
            return new Head(List.of(), "compressed: unpack it");
        }
        if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
            return new Head(List.of(), "UTF-16: convert it to UTF-8, as iconv -f UTF-16 -t UTF-8 does");
        }
        for (byte b : bytes) {
            if (b == 0) {
                return new Head(List.of(), "binary");
            }
        }
        return new Head(lines(bytes), "");
    }

    boolean empty() {
        return fault.equals("empty");
    }

    private static List<Line> lines(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        int from = starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        for (int at = from; at <= bytes.length && lines.size() < LINES; at++) {
            boolean ended = at < bytes.length ? bytes[at] == '\n' : bytes.length < BYTES || lines.isEmpty();
            if (ended) {
                int to = at > from && bytes[at - 1] == '\r' ? at - 1 : at;
                Line line = new Line(bytes, from, to);
                if (!line.isBlank() && !line.text().stripLeading().startsWith("#")) {
                    lines.add(line);
                }
                from = at + 1;
            }
        }
        return lines;
    }

    private static boolean compressed(byte[] bytes) {
        return starts(bytes, 0x1f, 0x8b)
                || starts(bytes, 'B', 'Z', 'h')
                || starts(bytes, 0xfd, '7', 'z', 'X', 'Z')
                || starts(bytes, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
