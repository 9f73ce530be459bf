package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;
import java.io.ByteArrayOutputStream;

/**
 * The lines of one record.
 *
 * <p>It keeps the first {@value #LONGEST} bytes; lines beyond belong to it all the same.
 */
public final class JoinedLines {

    private static final int LONGEST = 64 * 1024;

    private final Line first;
    private final ByteArrayOutputStream further = new ByteArrayOutputStream(0);
    private Line last;
    private int lines = 1;

    /** A record that begins with this line. */
    public JoinedLines(Line first) {
        this.first = first;
        this.last = first;
    }

    /** Adds a line to the record. */
    public void append(Line line) {
        last = line;
        lines++;
        if (first.length() + further.size() + line.length() < LONGEST) {
            further.write('\n');
            further.write(line.bytes(), line.from(), line.length());
        }
    }

    /** The record's first line. */
    public Line first() {
        return first;
    }

    /** The record's last line so far, whether or not it was kept. */
    public Line last() {
        return last;
    }

    /** How many lines it has, kept or not. */
    public int lines() {
        return lines;
    }

    /** All lines that were kept, joined by newlines. */
    public Line joined() {
        if (further.size() == 0) {
            return first;
        }
        byte[] bytes = new byte[first.length() + further.size()];
        System.arraycopy(first.bytes(), first.from(), bytes, 0, first.length());
        System.arraycopy(further.toByteArray(), 0, bytes, first.length(), further.size());
        return new Line(bytes, 0, bytes.length);
    }
}
