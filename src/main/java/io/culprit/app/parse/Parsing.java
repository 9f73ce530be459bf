package io.culprit.app.parse;

import static io.culprit.shipper.command.ReadingReport.zone;

import io.culprit.app.parse.Records.Record;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.AnyLines;
import io.culprit.shipper.inventory.Recognition;
import io.culprit.shipper.reading.LineCount;
import io.culprit.shipper.reading.LineReader;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.DeadLetter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over one log. */
final class Parsing {

    private static final String NO_FORMAT = "no format";
    private static final int BUFFER = 1 << 16;
    private static final int QUOTED = 1_000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Input input;
    private final boolean chosen;
    private final Optional<Layout> layout;
    private final Optional<ZoneId> shown;
    private final boolean given;
    private final ZoneId zone;

    /**
     * @param format the format that was asked for; empty to recognise it
     * @param given zone that was asked for
     */
    Parsing(Input input, Optional<Format> format, Optional<ZoneId> given) {
        this.input = input;
        this.chosen = format.isPresent();
        this.layout = format.map(known -> Recognition.as(known, input.head())).or(() -> Recognition.of(input.head()));
        this.given = given.isPresent();
        this.shown = layout.stream()
                .flatMap(found -> found.formats().stream())
                .flatMap(candidate -> candidate.offset(input.head().lines()).stream())
                .map(ZoneId.class::cast)
                .findFirst();
        this.zone = given.or(() -> shown).orElse(ZoneOffset.UTC);
    }

    /** As what the log is read, how sure that is, and what is assumed. */
    List<String> recognition() {
        List<String> lines = new ArrayList<>();
        String label = SafeText.of(input.label()) + ": ";
        if (input.head().empty()) {
            lines.add(label + "empty");
        } else if (!input.head().fault().isEmpty()) {
            lines.add(label + input.head().fault());
        } else if (chosen) {
            lines.add(label + layout.orElseThrow().name() + ", as told");
        } else {
            lines.add(label
                    + layout.map(found -> found.name() + ", " + Math.round(found.confidence() * 100) + "% sure")
                            .orElse("not recognised; every line is tried as every format"));
        }
        String whence =
                given ? "as told" : shown.isPresent() ? "as access lines show it" : "since nothing tells another";
        lines.add("zone of stamps that name none: " + zone(zone) + ", " + whence);
        return lines;
    }

    /**
     * Reads to the end.
     *
     * @return what became of every line
     */
    ReadingSummary run(Writer out) throws IOException {
        String expected = layout.map(found -> found.main().name()).orElse("");
        LineCount count = new LineCount(expected.isEmpty() ? NO_FORMAT : expected);
        Writer buffered = new BufferedWriter(out, BUFFER);
        Output output = new Output(new JsonLines(buffered, expected));
        if (input.utf16().isPresent()) {
            refuse(output, count);
        } else {
            read(output, count);
        }
        output.end();
        buffered.flush();
        return new ReadingSummary(count.byFormat().entrySet().stream()
                .filter(entry ->
                        entry.getValue().lines() > 0 || count.byFormat().size() == 1)
                .map(entry -> new ReadingSummary.OfSource(input.label(), entry.getKey(), entry.getValue()))
                .toList());
    }

    private void read(Output output, LineCount count) throws IOException {
        LineFormat format = format();
        Records records = new Records(new LineReader(input.bytes()), format, count::blank);
        for (Optional<Record> next = records.next(); next.isPresent(); next = records.next()) {
            Record record = next.get();
            Parsed parsed = record.fault().isPresent()
                    ? new Rejection(record.fault().get(), "the line is passed over")
                    : format.read(record.text());
            if (parsed instanceof ParsedLine line) {
                count.read(line.shape().family(), record.lines(), line.bodies().size());
            } else if (parsed instanceof Rejection rejection) {
                count.rejected(rejection.reason(), record.lines());
            }
            output.add(record, parsed);
        }
    }

    /** One refusal stands for a file in which no line can be read, but its lines are counted. */
    private void refuse(Output output, LineCount count) throws IOException {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(input.bytes(), input.utf16().orElseThrow().charset()));
        StringBuilder first = new StringBuilder();
        int lines = 0;
        int last = '\n';
        for (int c = text.read(); c >= 0; c = text.read()) {
            lines += last == '\n' ? 1 : 0;
            if (lines == 1 && first.length() < QUOTED && c >= ' ' && c != BYTE_ORDER_MARK) {
                first.append((char) c);
            }
            last = c;
        }
        count.rejected(DeadLetter.Reason.ENCODING, lines);
        Record whole = new Record(1, lines, Line.of(first.toString()), Optional.of(DeadLetter.Reason.ENCODING));
        output.add(whole, new Rejection(DeadLetter.Reason.ENCODING, input.head().fault()));
    }

    private LineFormat format() {
        Software software = layout.flatMap(
                        found -> found.main().writtenBy(input.head().lines()))
                .orElse(Software.UNKNOWN);
        Setting setting = new Setting(zone, software, input.notAfter());
        return chosen ? layout.orElseThrow().open(setting) : new AnyLines(layout, setting);
    }
}
