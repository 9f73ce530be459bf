package io.culprit.shipper.format;

import io.culprit.event.EventKind;
import io.culprit.event.ProbeEvent;
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
public final class ProbeCsvFormat implements Format {

    @Override
    public String name() {
        return "http-probe";
    }

    @Override
    public EventKind kind() {
        return EventKind.PROBE;
    }

    @Override
    public boolean recognises(String line) {
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
        public Parsed parse(String line) {
            List<String> cells = cells(line);
            if (isHeading(line)) {
                columns = cells;
                return ParsedLine.serving();
            }
            String epoch = cell(cells, "epoch_ms");
            if (!AccessSuffix.isNumber(epoch)) {
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
            return AccessSuffix.isNumber(millis) ? Duration.ofMillis(Long.parseLong(millis)) : Duration.ZERO;
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
