package io.culprit.shipper.fuzz;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.AnyLines;
import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.Recognition;
import io.culprit.shipper.reading.AccountedFile;
import io.culprit.shipper.reading.JoinedLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads bytes as the lines of a source. */
final class Reads {

    private Reads() {}

    /** As lines of a format, and all of them as one record of it. */
    static void format(Format format, byte[] input) {
        List<Line> lines = lines(input);
        lines.forEach(line -> Outcome.share(format.confidence(line)));
        format.writtenBy(lines);
        format.offset(lines);
        records(format.open(Parsing.UTC), lines);
        Line whole = new Line(input, 0, input.length);
        Outcome.share(format.confidence(whole));
        if (!whole.isBlank()) {
            Outcome.of(format.open(Parsing.UTC).read(whole));
        }
    }

    /** As lines in an envelope, around every format there is. */
    static void envelope(Envelope envelope, byte[] input) {
        List<Line> lines = lines(input);
        lines.forEach(line -> {
            Outcome.share(envelope.confidence(line));
            envelope.open(line, Parsing.UTC);
        });
        records(new Layout(Optional.of(envelope), Formats.all(), 1).open(Parsing.UTC), lines);
    }

    /** As lines of a file whose layout is found out, and which may hold anything. */
    static void anyLines(byte[] input) {
        Optional<Layout> layout = Recognition.of(Head.of(input));
        records(new AnyLines(layout, Parsing.UTC), lines(input));
    }

    /** As a file, from its recognition to its last line, with none lost. */
    static void file(byte[] input) throws IOException {
        AccountedFile.read(input);
    }

    /** Reads lines as records, joined where the format says so. */
    static void records(LineFormat format, List<Line> lines) {
        Optional<JoinedLines> record = Optional.empty();
        for (Line line : lines) {
            boolean more = format.multiline()
                    && record.isPresent()
                    && format.continues(record.get().first(), record.get().last(), line);
            if (more) {
                record.get().append(line);
            } else {
                record.ifPresent(done -> Outcome.of(format.read(done.joined())));
                record = Optional.of(new JoinedLines(line));
            }
        }
        record.ifPresent(done -> Outcome.of(format.read(done.joined())));
    }

    /** The lines that are not blank: no others come to a format. */
    static List<Line> lines(byte[] input) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= input.length; at++) {
            if (at == input.length || input[at] == '\n') {
                Line line = new Line(input, from, at);
                if (!line.isBlank()) {
                    lines.add(line);
                }
                from = at + 1;
            }
        }
        return lines;
    }
}
