package io.culprit.shipper.inventory;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in UTF-16, as Windows tools write it, with a byte order mark or without; it must be converted before it is read. */
public enum Utf16 {
    LITTLE_ENDIAN(StandardCharsets.UTF_16LE, 0xff, 0xfe, 1),
    BIG_ENDIAN(StandardCharsets.UTF_16BE, 0xfe, 0xff, 0);

    /** Least share of characters below U+0080, which logs have many of. */
    private static final double MOSTLY = 0.7;

    private static final int FEWEST = 8;

    private final Charset charset;
    private final int firstMark;
    private final int secondMark;
    private final int highByte;

    Utf16(Charset charset, int firstMark, int secondMark, int highByte) {
        this.charset = charset;
        this.firstMark = firstMark;
        this.secondMark = secondMark;
        this.highByte = highByte;
    }

    /** Which of the two the start of a file is in, if it is. */
    public static Optional<Utf16> of(byte[] bytes) {
        for (Utf16 candidate : values()) {
            if (candidate.marked(bytes) || candidate.looksAlike(bytes)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** What it is, and how to make it readable. */
    public String mend() {
        return charset + ": convert it to UTF-8, as iconv -f " + charset + " -t UTF-8 does";
    }

    /** The encoding, for a decoder. */
    public Charset charset() {
        return charset;
    }

    private boolean marked(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == firstMark && (bytes[1] & 0xff) == secondMark;
    }

    /** Without a mark it shows by zeros at every other place and readable text between. */
    private boolean looksAlike(byte[] bytes) {
        int plain = 0;
        int characters = bytes.length / 2;
        for (int i = 0; i < characters; i++) {
            byte low = bytes[2 * i + 1 - highByte];
            if (bytes[2 * i + highByte] == 0 && (low >= ' ' || low == '\t' || low == '\n' || low == '\r')) {
                plain++;
            }
        }
        return characters >= FEWEST && plain >= characters * MOSTLY;
    }
}
