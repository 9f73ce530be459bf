package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Busy workers as text, a row each, the longest first, columns separated by tabs and found by their headings. */
final class WorkerTable {

    private static final List<String> COLUMNS =
            List.of("PID", "M", "SS", "ACC", "CLIENT", "VHOST", "REQUEST", "SCRIPT");
    static final int MOST_ROWS = 500;
    private static final int LONGEST_CELL = 300;

    private WorkerTable() {}

    static String write(List<Worker> workers) {
        return workers.stream()
                .filter(Worker::isBusy)
                .sorted(Comparator.comparingLong(Worker::seconds).reversed())
                .limit(MOST_ROWS)
                .map(WorkerTable::row)
                .collect(Collectors.joining("\n", String.join("\t", COLUMNS) + "\n", "\n"));
    }

    private static String row(Worker worker) {
        return List.of(
                        Integer.toString(worker.pid()),
                        worker.state(),
                        Long.toString(worker.seconds()),
                        worker.requests(),
                        worker.client(),
                        worker.host(),
                        worker.request(),
                        worker.script())
                .stream()
                .map(cell -> Bounded.cut(cell.replaceAll("\\p{Cntrl}", " "), LONGEST_CELL))
                .collect(Collectors.joining("\t"));
    }

    static List<Worker> read(List<String> lines) {
        List<String> columns =
                lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t"));
        return lines.stream()
                .skip(1)
                .flatMap(line -> worker(line, columns).stream())
                .toList();
    }

    private static Optional<Worker> worker(String line, List<String> columns) {
        String[] cells = line.split("\t", -1);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
            named.put(columns.get(i), cells[i]);
        }
        String pid = named.getOrDefault("PID", "");
        String seconds = named.getOrDefault("SS", "");
        return Numbers.isNumber(pid) && pid.length() < 10
                ? Optional.of(new Worker(
                        Integer.parseInt(pid),
                        named.getOrDefault("M", ""),
                        Numbers.isNumber(seconds) ? Long.parseLong(seconds) : 0,
                        named.getOrDefault("ACC", ""),
                        named.getOrDefault("CLIENT", ""),
                        named.getOrDefault("VHOST", ""),
                        named.getOrDefault("REQUEST", ""),
                        named.getOrDefault("SCRIPT", "")))
                : Optional.empty();
    }
}
