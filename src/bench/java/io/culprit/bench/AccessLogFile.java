package io.culprit.bench;

import io.culprit.shipper.format.text.Line;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Prints the log that the access benchmark parses, again and again. */
public final class AccessLogFile {

    private AccessLogFile() {}

    /** @param arguments number of lines */
    public static void main(String[] arguments) throws IOException {
        long lines = Long.parseLong(arguments[0]);
        List<Line> log = AccessLog.lines("");
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            for (long i = 0; i < lines; i++) {
                Line line = log.get((int) (i % log.size()));
                out.write(line.bytes(), line.from(), line.length());
                out.write('\n');
            }
        }
    }
}
