package io.culprit.shipper.probe.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that {@code ps} listed, columns found by their heading: PID, PPID, ELAPSED and a last one with the command.
 *
 * @param processes the processes in the order of the listing
 * @param unread rows that could not be read
 */
record ProcessListing(List<Process> processes, int unread) {

    private static final Pattern DAEMON = Pattern.compile("^\\((wsgi:[^)]*)\\)");
    private static final Pattern POOL = Pattern.compile("^php-fpm[\\d.]*: pool (\\S+)");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,6})-)?(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{1,2})");

    /**
     * A process.
     *
     * @param pid its id
     * @param parent its parent's id, empty when not listed
     * @param group what it belongs to: {@code wsgi:deploy}, {@code apache}
     * @param startedAt when it started, to about a second
     * @param row the row that tells
     */
    record Process(int pid, String parent, String group, Instant startedAt, String row) {

        /** Whether two samples saw one process: ids are used again, and elapsed time is rounded. */
        boolean same(Process other) {
            return pid == other.pid
                    && group.equals(other.group)
                    && Duration.between(startedAt, other.startedAt).abs().toSeconds() <= 2;
        }
    }

    static ProcessListing of(List<String> listed, Instant at) {
        // A process that ended stays listed until its parent takes note, without its arguments.
        List<String> rows =
                listed.stream().filter(row -> !row.contains("<defunct>")).toList();
        List<Process> processes = new ArrayList<>();
        List<String> columns =
                rows.isEmpty() ? List.of() : Arrays.asList(rows.get(0).trim().split("\\s+"));
        int unread = 0;
        for (String row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Optional<Process> process = process(row, columns, at);
            process.ifPresent(processes::add);
            unread += process.isEmpty() && !row.isBlank() ? 1 : 0;
        }
        return new ProcessListing(List.copyOf(processes), unread);
    }

    private static Optional<Process> process(String row, List<String> columns, Instant at) {
        String[] cells = row.trim().split("\\s+", Math.max(columns.size(), 1));
        int pid = columns.indexOf("PID");
        int parent = columns.indexOf("PPID");
        int elapsed = columns.indexOf("ELAPSED");
        if (cells.length < columns.size() || pid < 0 || !cells[pid].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Duration age = elapsed < 0 ? Duration.ZERO : age(cells[elapsed]).orElse(Duration.ZERO);
        return Optional.of(new Process(
                Integer.parseInt(cells[pid]),
                parent < 0 ? "" : cells[parent],
                group(cells[cells.length - 1]),
                at.minus(age),
                row.trim()));
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

    private static String group(String command) {
        Matcher daemon = DAEMON.matcher(command);
        if (daemon.find()) {
            return daemon.group(1);
        }
        Matcher pool = POOL.matcher(command);
        if (pool.find()) {
            return "php-fpm:" + pool.group(1);
        }
        String program = command.split("[\\s:]", 2)[0];
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("apache2") || name.equals("httpd") ? "apache" : name;
    }
}
