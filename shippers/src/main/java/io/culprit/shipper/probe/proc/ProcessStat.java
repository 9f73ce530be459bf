package io.culprit.shipper.probe.proc;

import io.culprit.shipper.format.text.Numbers;
import java.util.Optional;

/**
 * One process as {@code /proc/PID/stat} tells it (proc_pid_stat(5)).
 *
 * @param pid its id
 * @param name the name of its program, at most 15 bytes, which the program may set
 * @param state one letter: {@code R} runs, {@code S} sleeps, {@code D} waits for a disk, {@code Z} is dead
 * @param parent its parent's id
 * @param started when it started, in ticks of 10 ms since boot: two looks that agree on it saw one process
 */
public record ProcessStat(int pid, String name, char state, int parent, long started) {

    /** Ticks of the clock in a second, as the kernel tells programs on every platform that servers run on. */
    public static final int TICKS = 100;

    private static final int KERNEL = 2;
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int STARTED = 19;

    /** Reads the file; nothing when it is not of that form. */
    static Optional<ProcessStat> of(String stat) {
        // A name may hold blanks and parentheses; what follows it may not.
        int open = stat.indexOf(" (");
        int close = stat.lastIndexOf(") ");
        if (open < 0 || close < open || !Numbers.isNumber(stat.substring(0, open))) {
            return Optional.empty();
        }
        String[] fields = stat.substring(close + 2).trim().split(" ");
        if (fields.length <= STARTED || !Numbers.isNumber(fields[STARTED]) || !Numbers.isNumber(fields[PARENT])) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStat(
                (int) Long.parseLong(stat.substring(0, open)),
                stat.substring(open + 2, close),
                fields[STATE].charAt(0),
                (int) Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[STARTED])));
    }

    /** The process with this id; nothing when it is gone. */
    public static Optional<ProcessStat> of(ProcFolder proc, int pid) {
        return proc.text(pid, "stat").flatMap(ProcessStat::of);
    }

    /** Whether it is dead, and only its parent has not taken note. */
    public boolean isZombie() {
        return state == 'Z' || state == 'X';
    }

    /** Whether it is the kernel's own thread: a child of {@code kthreadd}, or that itself. */
    public boolean isKernel() {
        return parent == KERNEL || pid == KERNEL && parent == 0;
    }
}
