package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The name of one of a log's files, whatever it is called: a checksum of its lines up to the first that holds a digit.
 *
 * <p>A header is the same in every file, the first stamped line is not, and neither changes while the file grows.
 *
 * @param text the name so far
 * @param complete whether further lines leave it as it is
 */
public record GenerationName(String text, boolean complete) {

    /** Of a file of which no line was read. */
    public static final GenerationName NONE = new GenerationName("", false);

    /** The name after one more line. */
    public GenerationName with(Line line) {
        if (complete) {
            return this;
        }
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        sum.update(line.bytes(), line.from(), line.length());
        return new GenerationName(Long.toHexString(sum.getValue()), hasDigit(line));
    }

    private static boolean hasDigit(Line line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) >= '0' && line.at(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
