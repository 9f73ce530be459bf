package io.culprit.shipper.inventory;

import io.culprit.shipper.format.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The first lines of a file, by which it is recognised.
 *
 * @param lines whole lines, without blank ones and comments
 * @param fault why the file cannot be text that is read here, or empty
 */
record Head(List<String> lines, String fault) {

    private static final int BYTES = 64 * 1024;
    private static final int LINES = 400;

    static Head of(Path path) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(BYTES);
        }
        if (bytes.length == 0) {
            return new Head(List.of(), "empty");
        }
        if (compressed(bytes)) {
            return new Head(List.of(), "compressed: unpack it");
        }
        for (byte b : bytes) {
            if (b == 0) {
                return new Head(List.of(), "binary");
            }
        }
        int end = bytes.length;
        if (bytes.length == BYTES) {
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
        }
        List<String> lines = Decoding.text(bytes, 0, end == 0 ? bytes.length : end)
                .lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .limit(LINES)
                .toList();
        return new Head(lines, "");
    }

    boolean empty() {
        return fault.equals("empty");
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
