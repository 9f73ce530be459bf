package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.tcp.Socket.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures of ports as text, a row for each port and state: what a look at tens of thousands of sockets leaves.
 *
 * <pre>
 *  PORT STATE       SOCKETS   QUEUED LIMIT UNACCEPTED OLDEST_MS GROUP
 *    80 LISTEN            1       12   511          -         - apache
 *    80 CLOSE-WAIT       30     8123     -         12    184021 apache
 * </pre>
 */
final class PortTable {

    private static final String HEADING = " PORT STATE       SOCKETS   QUEUED LIMIT UNACCEPTED OLDEST_MS GROUP";

    private PortTable() {}

    static String write(SortedMap<Integer, PortFigures> ports) {
        StringBuilder table = new StringBuilder(HEADING).append('\n');
        ports.forEach((port, figures) -> figures.sockets().forEach((state, count) -> {
            boolean listens = state == State.LISTEN;
            boolean waits = state == State.CLOSE_WAIT;
            table.append(String.format(
                    Locale.ROOT,
                    "%5d %-11s %7d %8s %5s %10s %9s %s\n",
                    port,
                    state.label(),
                    count,
                    listens ? figures.backlog() : waits ? figures.unread() : "-",
                    listens && figures.backlogLimit() > 0 ? figures.backlogLimit() : "-",
                    waits && figures.unaccepted().isPresent()
                            ? figures.unaccepted().getAsLong()
                            : "-",
                    waits ? figures.oldest().toMillis() : "-",
                    figures.group().isEmpty() ? "-" : figures.group()));
        }));
        return table.toString();
    }

    static SortedMap<Integer, PortFigures> read(List<String> lines) {
        SortedMap<Integer, PortFigures> ports = new TreeMap<>();
        List<String> columns =
                lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).trim().split("\\s+"));
        for (String line : lines) {
            String[] cells = line.trim().split("\\s+", Math.max(1, columns.size()));
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
                row.put(columns.get(i), cells[i]);
            }
            number(row, "PORT").ifPresent(port -> add(ports, (int) port, row));
        }
        return ports;
    }

    private static void add(SortedMap<Integer, PortFigures> ports, int port, Map<String, String> row) {
        PortFigures figures = ports.computeIfAbsent(port, any -> new PortFigures());
        State state = State.of(row.getOrDefault("STATE", ""));
        figures.add(state, number(row, "SOCKETS").orElse(0));
        if (!row.getOrDefault("GROUP", "-").equals("-")) {
            figures.group(row.get("GROUP"));
        }
        if (state == State.LISTEN) {
            figures.waiting(
                    number(row, "QUEUED").orElse(0), number(row, "LIMIT").orElse(0));
        } else if (state == State.CLOSE_WAIT) {
            figures.unread(number(row, "QUEUED").orElse(0));
            number(row, "UNACCEPTED").ifPresent(figures::unaccepted);
            number(row, "OLDEST_MS").ifPresent(age -> figures.waited(Duration.ofMillis(age)));
        }
    }

    private static OptionalLong number(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return Numbers.isNumber(text) && text.length() < 16
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
