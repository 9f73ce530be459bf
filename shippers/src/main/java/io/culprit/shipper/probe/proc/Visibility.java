package io.culprit.shipper.probe.proc;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import java.util.List;
import java.util.Optional;

/** Whether {@code /proc} shows the processes of the whole host, or why not. */
public final class Visibility {

    private static final int INIT = 1;
    private static final int KERNEL = 2;

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
        boolean wholeHost = proc.text(KERNEL, "stat")
                .flatMap(ProcessStat::of)
                .filter(process -> process.name().equals("kthreadd"))
                .isPresent();
        return wholeHost
                ? Optional.empty()
                : Optional.of(new Blindness(
                        Reason.MISSING,
                        "no web server among the processes shown, and these are a container's own: "
                                + "run in the host's PID namespace (--pid=host, hostPID: true)"));
    }
}
