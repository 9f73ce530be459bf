package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts sockets by local port and state: {@code 18101.CLOSE-WAIT=30}.
 *
 * <p>Only ports seen listening count; on a loopback connection the client's end is listed too, under a port of no interest.
 * A port stays known when its server is gone, so that what lingers on it is still seen.
 */
final class SocketSample implements CaptureReader {

    private static final List<String> KERNEL_STATES = List.of(
            "UNKNOWN",
            "ESTAB",
            "SYN-SENT",
            "SYN-RECV",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "TIME-WAIT",
            "UNCONN",
            "CLOSE-WAIT",
            "LAST-ACK",
            "LISTEN",
            "CLOSING");

    private final Function<String, Optional<Socket>> row;
    private final Set<String> servers = new TreeSet<>();

    private record Socket(String port, String state, long queued) {}

    private SocketSample(Function<String, Optional<Socket>> row) {
        this.row = row;
    }

    /** Reads what {@code ss -tan} prints. */
    static CaptureReader ofListing() {
        return new SocketSample(SocketSample::listed);
    }

    /** Reads {@code /proc/net/tcp}. */
    static CaptureReader ofKernelTable() {
        return new SocketSample(SocketSample::inKernel);
    }

    @Override
    public List<EventBody> read(Capture capture) {
        List<Socket> sockets = new ArrayList<>();
        capture.lines().forEach(line -> row.apply(line).ifPresent(sockets::add));
        sockets.stream()
                .filter(socket -> socket.state().equals("LISTEN"))
                .forEach(socket -> servers.add(socket.port()));
        Sample sample = new Sample();
        for (Socket socket : sockets) {
            if (servers.contains(socket.port())) {
                sample.add(socket.port() + "." + socket.state(), 1);
                if (socket.state().equals("LISTEN")) {
                    sample.add(socket.port() + ".backlog", socket.queued());
                }
            }
        }
        sample.put("time_wait", capture.detail("time_wait_count"));
        return List.of(sample.event("socket", "tcp", "sampled", capture.evidence(sample.toString())));
    }

    private static Optional<Socket> listed(String line) {
        String[] cells = line.trim().split("\\s+");
        int from = cells[0].startsWith("tcp") ? 1 : 0;
        if (cells.length < from + 4 || !cells[from + 1].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        String local = cells[from + 3];
        return Optional.of(
                new Socket(local.substring(local.lastIndexOf(':') + 1), cells[from], Long.parseLong(cells[from + 1])));
    }

    private static Optional<Socket> inKernel(String line) {
        String[] cells = line.trim().split("\\s+");
        if (cells.length < 5 || !cells[1].matches("[0-9A-F]+:[0-9A-F]{4}") || !cells[3].matches("[0-9A-F]{2}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(cells[1].substring(cells[1].indexOf(':') + 1), 16);
        int state = Integer.parseInt(cells[3], 16);
        String queues = cells[4].substring(cells[4].indexOf(':') + 1);
        return Optional.of(new Socket(
                Integer.toString(port),
                KERNEL_STATES.get(state < KERNEL_STATES.size() ? state : 0),
                queues.matches("[0-9A-Fa-f]{1,8}") ? Long.parseLong(queues, 16) : 0));
    }
}
