package io.culprit.shipper.probe.processes;

import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.proc.ProcessGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that {@code ps} listed, columns found by their heading: PID, PPID, ELAPSED, RSS in kB, NLWP, STARTTIME in
 * ticks since boot, WCHAN, and a last one with the command.
 *
 * @param processes the processes in the order of the listing
 * @param unread rows that could not be read
 */
record ProcessListing(List<ListedProcess> processes, int unread) {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,6})-)?(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{1,2})");

    static ProcessListing of(List<String> listed, Instant at) {
        // A process that ended stays listed until its parent takes note, without its arguments.
        List<String> rows =
                listed.stream().filter(row -> !row.contains("<defunct>")).toList();
        List<ListedProcess> processes = new ArrayList<>();
        List<String> columns =
                rows.isEmpty() ? List.of() : Arrays.asList(rows.get(0).trim().split("\\s+"));
        int unread = 0;
        for (String row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Optional<ListedProcess> process = process(row, columns, at);
            process.ifPresent(processes::add);
            unread += process.isEmpty() && !row.isBlank() ? 1 : 0;
        }
        return new ProcessListing(List.copyOf(processes), unread);
    }

    private static Optional<ListedProcess> process(String row, List<String> columns, Instant at) {
        String[] cells = row.trim().split("\\s+", Math.max(columns.size(), 1));
        String pid = cell(cells, columns, "PID");
        if (cells.length < columns.size() || !pid.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Duration age = age(cell(cells, columns, "ELAPSED")).orElse(Duration.ZERO);
        return Optional.of(new ListedProcess(
                Integer.parseInt(pid),
                cell(cells, columns, "PPID"),
                ProcessGroup.of(cells[cells.length - 1]),
                at.minus(age),
                number(cell(cells, columns, "STARTTIME")),
                number(cell(cells, columns, "RSS")),
                number(cell(cells, columns, "NLWP")),
                cell(cells, columns, "WCHAN"),
                row.trim()));
    }

    private static String cell(String[] cells, List<String> columns, String column) {
        int index = columns.indexOf(column);
        return index >= 0 && index < cells.length ? cells[index] : "";
    }

    private static OptionalLong number(String text) {
        return Numbers.isNumber(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Seconds, or {@code [[days-]hours:]minutes:seconds}. */
    private static Optional<Duration> age(String text) {
        if (text.matches("\\d{1,12}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Matcher clock = CLOCK.matcher(text);
        return clock.matches()
                ? Optional.of(Duration.ofDays(part(clock, 1))
                        .plusHours(part(clock, 2))
                        .plusMinutes(part(clock, 3))
                        .plusSeconds(part(clock, 4)))
                : Optional.empty();
    }

    private static long part(Matcher clock, int group) {
        return clock.group(group) == null ? 0 : Long.parseLong(clock.group(group));
    }
}
