package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.tcp.Socket.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts sockets by port, look after look.
 *
 * <p>Only ports seen listening count; on a loopback connection the client's end is listed too, under a port of no interest.
 * A port stays known when its server is gone, so that what lingers on it is still seen.
 */
final class PortCensus {

    private static final int MOST_PORTS = 1_000;

    private final Set<Integer> servers = new HashSet<>();
    private final CloseWaits waits = new CloseWaits();
    private final SortedMap<Integer, PortFigures> ports = new TreeMap<>();
    private final List<Socket> waiting = new ArrayList<>();
    private final Set<Long> listening = new HashSet<>();
    private long total;

    /** Begins a look. */
    void begin() {
        ports.clear();
        waiting.clear();
        listening.clear();
        total = 0;
        waits.begin();
    }

    /** Counts a socket; they may come in any order. */
    void add(Socket socket) {
        total++;
        if (socket.state() == State.LISTEN) {
            if (servers.size() < MOST_PORTS) {
                servers.add(socket.port());
            }
            listening.add(socket.inode());
        } else if (socket.state() == State.CLOSE_WAIT) {
            waiting.add(socket);
        }
        ports.computeIfAbsent(socket.port(), port -> new PortFigures()).add(socket);
    }

    /** Ends the look: the figures of each server's port. */
    SortedMap<Integer, PortFigures> end(Instant at) {
        ports.keySet().retainAll(servers);
        for (Socket socket : waiting) {
            PortFigures port = ports.get(socket.port());
            if (port != null) {
                port.waited(waits.age(socket, at));
            }
        }
        waiting.clear();
        return ports;
    }

    /** Inodes of the sockets that listen. */
    Set<Long> listening() {
        return Set.copyOf(listening);
    }

    /** How many sockets there are, of any port. */
    long total() {
        return total;
    }
}
