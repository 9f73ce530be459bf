package io.culprit.shipper.probe.http;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table of HTTP checks: {@code epoch_ms,url,outcome,status,latency_ms,error}, columns found by their heading.
 *
 * <p>The epoch is the start of the check, its row is written at the end: a check that hung stands where it gave up.
 */
@AutoService(Format.class)
public final class ProbeCsvFormat implements Format {

    static final String NAME = "http-probe";
    private static final Shape SHAPE = Shape.of(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.PROBE;
    }

    @Override
    public double confidence(Line line) {
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return isHeading(line) || line.matches("1\\d{12},\"?https?://.*,(UP|DOWN|DOWN_UNCONFIRMED),.*");
    }

    private static boolean isHeading(String line) {
        return line.startsWith("epoch_ms,url,outcome");
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Rows();
    }

    private static final class Rows implements LineFormat {

        private List<String> columns = List.of("epoch_ms", "url", "outcome", "status", "latency_ms", "error");

        @Override
        public Parsed parse(Line record) {
            String line = record.text();
            List<String> cells = cells(line);
            if (isHeading(line)) {
                columns = cells;
                return ParsedLine.serving(SHAPE);
            }
            String epoch = cell(cells, "epoch_ms");
            if (!Numbers.isNumber(epoch)) {
                return Rejection.badTime(epoch);
            }
            if (cell(cells, "outcome").isEmpty()) {
                return Rejection.unrecognised("no outcome in the row");
            }
            SortedMap<String, String> attributes = new TreeMap<>();
            put(attributes, "http.response.status_code", cell(cells, "status"));
            put(attributes, "latency_ms", cell(cells, "latency_ms"));
            put(attributes, "reason", cell(cells, "error"));
            return ParsedLine.of(
                    SHAPE,
                    Stamp.ofMillis(Long.parseLong(epoch)).lasting(latency(cell(cells, "latency_ms"))),
                    header -> new ProbeEvent(
                            header,
                            "http",
                            Bounded.text(cell(cells, "url")),
                            Bounded.text(cell(cells, "outcome")),
                            attributes,
                            Bounded.text(line)));
        }

        private static Duration latency(String millis) {
            return Numbers.isNumber(millis) ? Duration.ofMillis(Long.parseLong(millis)) : Duration.ZERO;
        }

        private String cell(List<String> cells, String column) {
            int index = columns.indexOf(column);
            return index >= 0 && index < cells.size() ? cells.get(index) : "";
        }
    }

    private static void put(SortedMap<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, Bounded.text(value));
        }
    }

    /** Cells of a row; a quoted cell may hold commas, and doubled quotes for one. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                quoted = doubled || !quoted;
                i += doubled ? 1 : 0;
                cell.append(doubled ? "\"" : "");
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @Override
    public List<String> samples() {
        return List.of(
                "1795248298076,http://www.example.test/,UP,200,20,",
                "1795248412152,http://www.example.test/login,DOWN_UNCONFIRMED,500,6075,HTTP 500");
    }
}
