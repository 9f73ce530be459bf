package io.culprit.shipper.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;

/**
 * Whatever bytes a file holds, reading them ends soon, with events or with rejections.
 *
 * <p>An ordinary build runs the corpus that is kept beside this class; the profile {@code fuzz} looks for more, guided by
 * coverage.
 */
class FormatsFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void apacheAccess(byte[] data) {
        read("apache.access", data);
    }

    @FuzzTest(maxDuration = "60s")
    void nginxAccess(byte[] data) {
        read("nginx.access", data);
    }

    private static void read(String family, byte[] data) {
        Format format = Formats.named(family).orElseThrow();
        LineFormat lines = format.open(Parsing.UTC);
        Line first = new Line(data, 0, data.length);
        Line previous = first;
        int from = 0;
        for (int at = 0; at <= data.length; at++) {
            if (at == data.length || data[at] == '\n') {
                Line line = new Line(data, from, at);
                format.confidence(line);
                lines.continues(first, previous, line);
                use(lines.read(line));
                previous = line;
                from = at + 1;
            }
        }
        use(lines.read(first));
    }

    private static void use(Parsed parsed) {
        if (parsed instanceof ParsedLine) {
            Parsing.events(record -> parsed, "");
        }
    }
}
