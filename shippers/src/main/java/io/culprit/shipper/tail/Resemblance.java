package io.culprit.shipper.tail;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/** How far a file holds what is remembered of a generation. */
enum Resemblance {
    /** It holds something else. */
    NONE,
    /** It begins as the generation did, but ends before the offset: a copy of when there was less, or what was cut off. */
    SHORTER,
    /** It begins as the generation did, and still has what stood before the offset. */
    SAME,
    /** It is compressed and not whole: being written at the moment. */
    NOT_YET;

    /** Compares; where nothing is remembered, any file is the same. */
    static Resemblance of(Path path, Memory memory) throws IOException {
        try {
            byte[] begin = FileContent.begin(path, memory.head().length);
            if (!Arrays.equals(begin, Arrays.copyOf(memory.head(), begin.length))) {
                return NONE;
            }
            return begin.length == 0 && memory.any() ? SHORTER : upTo(path, memory);
        } catch (EOFException | ZipException e) {
            return NOT_YET;
        }
    }

    /** Whether a file begins as the generation did, as far as that is remembered. */
    static boolean inHead(Path path, Memory memory) throws IOException {
        try {
            return Arrays.equals(FileContent.begin(path, memory.head().length), memory.head());
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private static Resemblance upTo(Path path, Memory memory) throws IOException {
        try (FileContent content = FileContent.of(path)) {
            if (!content.seek(memory.offset())) {
                return SHORTER;
            }
            byte[] last = content.remembered();
            int length = Math.min(memory.before().length(), last.length);
            byte[] before = Arrays.copyOfRange(last, last.length - length, last.length);
            return Fingerprint.of(before).equals(memory.before()) ? SAME : NONE;
        }
    }
}
