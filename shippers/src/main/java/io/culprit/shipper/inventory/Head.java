package io.culprit.shipper.inventory;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.packed.Compression;
import io.culprit.shipper.packed.DamagedException;
import io.culprit.shipper.packed.UnpackedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        try (InputStream in = UnpackedFile.open(path)) {
            return of(readable(in));
        } catch (DamagedException e) {
            return new Head(List.of(), e.getMessage());
        }
    }

    /** What is there before a compressed file is found to be damaged, if anything is. */
    private static byte[] readable(InputStream in) throws IOException {
        byte[] head = new byte[BYTES];
        int length = 0;
        try {
            for (int read = 0; read >= 0 && length < BYTES; length += Math.max(read, 0)) {
                read = in.read(head, length, BYTES - length);
            }
        } catch (DamagedException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(head, length);
    }

    /** The head of something that begins with these bytes; {@value #BYTES} of them if there are more. */
    public static Head of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Head(List.of(), "empty");
        }
        if (Compression.of(bytes) != Compression.NONE) {
            return new Head(List.of(), "compressed: unpack it");
        }
        Optional<Utf16> utf16 = Utf16.of(bytes);
        if (utf16.isPresent()) {
            return new Head(List.of(), utf16.get().mend());
        }
        List<Line> all = lines(bytes);
        List<Line> text = all.stream().filter(line -> !binary(line)).toList();
        // A crash leaves a run of NUL bytes in a log, which makes no binary of the lines around it.
        boolean binary = text.size() * 2 < all.size() || (text.isEmpty() && contains(bytes, (byte) 0));
        return binary ? new Head(List.of(), "binary") : new Head(text, "");
    }

    /** Whether there is nothing in it. */
    public boolean empty() {
        return fault.equals("empty");
    }

    /** Whether it is packed, so that its bytes are not those of lines. */
    public boolean packed() {
        return fault.startsWith("compressed");
    }

    private static boolean binary(Line line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, byte sought) {
        for (byte b : bytes) {
            if (b == sought) {
                return true;
            }
        }
        return false;
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

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
