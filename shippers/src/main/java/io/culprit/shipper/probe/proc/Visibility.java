package io.culprit.shipper.probe.proc;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import java.util.List;
import java.util.Optional;

/** Whether {@code /proc} shows the processes of the whole host, or why not. */
public final class Visibility {

    private static final int INIT = 1;
    private static final int KERNEL = 2;
    private static final int LONGEST_COMMAND = 200;

    private Visibility() {}

    /**
     * Why not all processes are shown.
     *
     * @param ids those that are shown
     */
    public static Optional<Blindness> ofProcesses(ProcFolder proc, List<Integer> ids) {
        if (!ids.contains(INIT)) {
            return Optional.of(new Blindness(
                    Reason.PERMISSION,
                    "/proc hides processes of other users (mount option hidepid): run as root or with CAP_SYS_PTRACE, "
                            + "or in the group that its option gid= names"));
        }
        return isWholeHost(proc)
                ? Optional.empty()
                : Optional.of(new Blindness(
                        Reason.MISSING,
                        "no web server among the processes shown, and these are a container's own: "
                                + "run in the host's PID namespace (--pid=host, hostPID: true)"));
    }

    /** Why web servers are not shown, though there may be some. */
    public static Optional<Blindness> ofServers(ProcFolder proc) {
        List<Integer> ids = proc.processes();
        Optional<Blindness> blind = ofProcesses(proc, ids);
        boolean shown = blind.isPresent()
                && ids.stream()
                        .flatMap(id -> ProcessStat.of(proc, id).stream())
                        .flatMap(process -> proc.commandLine(process, LONGEST_COMMAND).stream())
                        .anyMatch(command -> ProcessGroup.isServer(ProcessGroup.of(command)));
        return shown ? Optional.empty() : blind;
    }

    /** The kernel's own threads are shown only where all processes are. */
    private static boolean isWholeHost(ProcFolder proc) {
        return ProcessStat.of(proc, KERNEL)
                .filter(process -> process.name().equals("kthreadd"))
                .isPresent();
    }
}
