package io.culprit.shipper.probe.processes;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists processes of web servers as {@code ps} would.
 *
 * <p>/proc is read here, and not by a library: OSHI 7.5.0 gave the same titles, but took 6 to 37 ms of CPU a look for 88
 * processes where this took 1.0 to 1.4 ms (one file for a process that is of no interest, three for one that is), brings
 * 4.9 MB with a native library, cuts names, and cannot look below another root. Running {@code ps} costs a process a look.
 */
final class ProcessesProbe implements Probe {

    private static final int MOST_ROWS = 2_000;

    private final Host host;
    private final ProcFolder proc;
    private final WatchedProcesses watched;
    private final Users users;
    // Of servers that were seen once, having none is a finding; before that it may be blindness.
    private boolean sawAny;

    ProcessesProbe(ProcessesSettings settings, Host host) {
        this.host = host;
        this.proc = ProcFolder.of(host);
        this.watched = new WatchedProcesses(proc, Set.copyOf(new HashSet<>(settings.programs())));
        this.users = new Users(host);
    }

    @Override
    public Look look() {
        Instant at = host.clock().instant();
        Optional<Double> uptime = proc.text("uptime").flatMap(ProcessesProbe::seconds);
        List<Integer> ids = proc.processes();
        if (uptime.isEmpty() || ids.isEmpty()) {
            return Look.blind(new Blindness(
                    Blindness.Reason.MISSING, proc.path() + " shows no processes: mount the proc filesystem there"));
        }
        List<String> rows = new ArrayList<>();
        rows.add(ProcessRow.HEADING);
        int left = 0;
        for (WatchedProcesses.Found found : watched.among(ids)) {
            Optional<String> row = ProcessRow.of(found, proc, uptime.get(), users);
            if (row.isPresent() && rows.size() <= MOST_ROWS) {
                rows.add(row.get());
            } else {
                left += row.isPresent() ? 1 : 0;
            }
        }
        Optional<Blindness> blind = Visibility.ofProcesses(proc, ids);
        sawAny |= rows.size() > 1;
        if (!sawAny && blind.isPresent()) {
            return Look.blind(blind.get());
        }
        Capture capture = Capture.of(at, "ps", "ps (read from /proc)", String.join("\n", rows) + "\n");
        Capture whole = left == 0 ? capture : capture.with("left_out", left + " processes");
        return new Look(List.of(whole), blind.filter(why -> why.reason() == Blindness.Reason.PERMISSION));
    }

    private static Optional<Double> seconds(String uptime) {
        try {
            return Optional.of(Double.parseDouble(uptime.trim().split(" ")[0]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
