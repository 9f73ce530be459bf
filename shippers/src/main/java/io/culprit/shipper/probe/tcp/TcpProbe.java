package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.Visibility;
import io.culprit.shipper.probe.tcp.Socket.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Counts sockets by listening port, from the kernel's tables or else from what {@code ss} prints. */
final class TcpProbe implements Probe {

    private final Host host;
    private final ProcFolder proc;
    private final KernelTables tables;
    private final SocketOwners owners;
    private final BacklogLimits limits;
    private final PortCensus census = new PortCensus();

    TcpProbe(Host host) {
        this.host = host;
        this.proc = ProcFolder.of(host);
        this.tables = new KernelTables(host);
        this.owners = new SocketOwners(proc);
        this.limits = new BacklogLimits(host.commands());
    }

    @Override
    public Look look() throws InterruptedException {
        Instant at = host.clock().instant();
        census.begin();
        Map<Long, Integer> listening = new HashMap<>();
        Optional<String> source = tables.read(socket -> {
            census.add(socket);
            if (socket.state() == State.LISTEN) {
                listening.put(socket.inode(), socket.port());
            }
        });
        if (source.isEmpty()) {
            return SocketListing.look(host, at);
        }
        SortedMap<Integer, PortFigures> ports = census.end(at);
        name(ports, listening);
        if (tables.areOfThisNamespace()) {
            limits.of(listening.keySet()).forEach((port, limit) -> {
                if (ports.containsKey(port)) {
                    ports.get(port).waiting(0, limit);
                }
            });
        }
        Capture capture = Capture.of(at, PortCounts.NAME, source.get() + " by port", PortTable.write(ports))
                .with("sockets", Long.toString(census.total()))
                .with("time_wait", Long.toString(count(ports, State.TIME_WAIT)));
        for (Map.Entry<String, String> counter :
                KernelCounters.of(tables.netstat()).entrySet()) {
            capture = capture.with(counter.getKey(), counter.getValue());
        }
        return new Look(List.of(capture), blindness());
    }

    private void name(SortedMap<Integer, PortFigures> ports, Map<Long, Integer> listening) {
        Map<Integer, TreeSet<String>> groups = new HashMap<>();
        owners.of(listening.keySet())
                .forEach((inode, group) -> groups.computeIfAbsent(listening.get(inode), any -> new TreeSet<>())
                        .add(group));
        groups.forEach((port, names) -> {
            if (ports.containsKey(port)) {
                ports.get(port).group(String.join(",", names));
            }
        });
    }

    private static long count(SortedMap<Integer, PortFigures> ports, State state) {
        return ports.values().stream().mapToLong(port -> port.count(state)).sum();
    }

    private Optional<Blindness> blindness() {
        if (owners.isRefused()) {
            return Optional.of(new Blindness(
                    Reason.PERMISSION,
                    "who listens cannot be told of every port: processes of other users do not show their open files; "
                            + "run as root or with CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH"));
        }
        return owners.isIncomplete()
                        && Visibility.ofProcesses(proc, proc.processes()).isPresent()
                ? Optional.of(new Blindness(
                        Reason.MISSING,
                        "who listens cannot be told of every port: its processes are not shown here; "
                                + "run in the host's PID namespace (--pid=host, hostPID: true)"))
                : Optional.empty();
    }
}
