package io.culprit.shipper.probe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which column of a table of checks holds what. Monitoring services name them differently: {@code time, status, responsetime,
 * statusdesc} as in Pingdom's results, {@code Event, Date-Time, Reason} as in Uptime Robot's logs.
 *
 * @param names the names of the columns, in lower case
 * @param separator what stands between them
 */
record CheckColumns(List<String> names, char separator) {

    private static final int LONGEST_HEADING = 1_000;

    /** What a column may hold, by the names it may have, the surest first. */
    enum Column {
        TIME(
                "epoch_ms",
                "epoch",
                "timestamp",
                "time",
                "datetime",
                "date-time",
                "date_time",
                "date time",
                "date",
                "checked_at"),
        PAGE("url", "uri", "monitor url", "target", "hostname", "host", "website", "check", "monitor", "name"),
        OUTCOME("outcome", "state", "result", "event", "status"),
        STATUS("status_code", "http_status", "http_code", "http status", "http code", "code", "status"),
        LATENCY(
                "latency_ms",
                "responsetime",
                "response_time",
                "response_time_ms",
                "response time (ms)",
                "response time",
                "duration_ms",
                "latency"),
        REASON("error", "reason", "statusdesclong", "statusdesc", "root cause", "message", "description"),
        LOCATION("location", "region", "probeid", "probe", "server");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    CheckColumns {
        names = List.copyOf(names);
    }

    /** The columns of a heading; none when the line is no heading of such a table. */
    static CheckColumns of(String line) {
        char separator = line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : ',';
        if (line.length() > LONGEST_HEADING || line.indexOf(separator) < 0 || Character.isDigit(line.charAt(0))) {
            return new CheckColumns(List.of(), separator);
        }
        List<String> names = cells(line, separator).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        CheckColumns columns = new CheckColumns(names, separator);
        boolean checks = columns.index(Column.TIME) >= 0
                && columns.index(Column.OUTCOME) >= 0
                && (columns.index(Column.LATENCY) >= 0 || columns.index(Column.REASON) >= 0)
                && names.stream().allMatch(CheckColumns::isName);
        return checks ? columns : new CheckColumns(List.of(), separator);
    }

    private static boolean isName(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || " _-().%/".indexOf(c) >= 0);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The cell of a column, empty where there is none. */
    String cell(List<String> cells, Column column) {
        int index = index(column);
        return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
    }

    private int index(Column column) {
        for (String name : column.names) {
            int index = names.indexOf(name);
            // "status" is HTTP's where another column holds the outcome.
            if (index >= 0 && !(column == Column.STATUS && index == index(Column.OUTCOME))) {
                return index;
            }
        }
        return -1;
    }

    /** Cells of a row; a quoted cell may hold separators, and doubled quotes for one. */
    static List<String> cells(String line, char separator) {
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
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
