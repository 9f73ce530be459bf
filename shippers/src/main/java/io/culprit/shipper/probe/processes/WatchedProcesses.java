package io.culprit.shipper.probe.processes;

import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.ProcessGroup;
import io.culprit.shipper.probe.proc.ProcessStat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes that are watched among all of a host.
 *
 * <p>Most are of no interest, and stay so: their command line is read once, until another program takes their place.
 */
final class WatchedProcesses {

    private static final int LONGEST_COMMAND = 200;

    private final ProcFolder proc;
    private final Set<String> programs;
    private Map<Integer, ProcessStat> others = Map.of();

    /** A watched process and its command line. */
    record Found(ProcessStat stat, String command) {}

    WatchedProcesses(ProcFolder proc, Set<String> programs) {
        this.proc = proc;
        this.programs = programs;
    }

    /** Those watched among these ids, in order; what is gone meanwhile is left out. */
    List<Found> among(List<Integer> ids) {
        List<Found> found = new ArrayList<>();
        Map<Integer, ProcessStat> still = new HashMap<>();
        for (int id : ids.stream().sorted().toList()) {
            Optional<ProcessStat> stat = ProcessStat.of(proc, id).filter(process -> !process.isKernel());
            if (stat.isEmpty()) {
                continue;
            }
            ProcessStat before = others.get(id);
            if (before != null && sameProgram(before, stat.get())) {
                still.put(id, before);
                continue;
            }
            String command = proc.commandLine(stat.get(), LONGEST_COMMAND).orElse("");
            if (isWatched(stat.get(), command)) {
                found.add(new Found(stat.get(), command));
            } else {
                still.put(id, stat.get());
            }
        }
        others = still;
        return found;
    }

    /** Where a program starts another in its place, id and start stay and the name changes. */
    private static boolean sameProgram(ProcessStat before, ProcessStat now) {
        return before.started() == now.started() && before.name().equals(now.name());
    }

    private boolean isWatched(ProcessStat stat, String command) {
        String group = ProcessGroup.of(command);
        return ProcessGroup.isServer(group) || programs.contains(group) || programs.contains(stat.name());
    }
}
