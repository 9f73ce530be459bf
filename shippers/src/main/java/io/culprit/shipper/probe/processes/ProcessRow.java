package io.culprit.shipper.probe.processes;

import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.ProcessStat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One row of a listing, with the columns of {@code ps -o pid,ppid,user,rss,nlwp,stat,etimes,STARTTIME,wchan,args}. */
final class ProcessRow {

    static final String HEADING = "  PID  PPID USER       RSS NLWP STAT ELAPSED STARTTIME WCHAN COMMAND";

    private ProcessRow() {}

    /** The row; nothing when the process is gone meanwhile. */
    static Optional<String> of(WatchedProcesses.Found found, ProcFolder proc, double uptime, Users users) {
        ProcessStat stat = found.stat();
        return proc.text(stat.pid(), "status").map(status -> {
            Map<String, String> fields = fields(status);
            long age = (long) Math.max(0, uptime - (double) stat.started() / ProcessStat.TICKS);
            return String.format(
                    "%5d %5d %-8s %5s %4s %-4s %7d %9d %s %s",
                    stat.pid(),
                    stat.parent(),
                    users.name(fields.getOrDefault("Uid", "?")),
                    number(fields.getOrDefault("VmRSS", "0")),
                    number(fields.getOrDefault("Threads", "1")),
                    stat.state(),
                    age,
                    stat.started(),
                    place(proc.text(stat.pid(), "wchan").orElse("")),
                    found.command());
        });
    }

    /** The first word of each field. */
    private static Map<String, String> fields(String status) {
        Map<String, String> fields = new HashMap<>();
        status.lines().forEach(line -> {
            String[] parts = line.split(":?\\s+", 3);
            if (parts.length > 1) {
                fields.put(parts[0], parts[1]);
            }
        });
        return fields;
    }

    /** Where its main thread waits in the kernel, as ps writes it; only root and its own user are told. */
    private static String place(String wchan) {
        return wchan.matches("[a-z_][\\w.]{0,60}") ? wchan : "-";
    }

    private static String number(String text) {
        return Numbers.isNumber(text) ? text : "0";
    }
}
