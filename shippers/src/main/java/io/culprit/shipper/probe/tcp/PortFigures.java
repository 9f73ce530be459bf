package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.tcp.Socket.State;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the sockets of one port come to. */
final class PortFigures {

    private final Map<State, Long> sockets = new EnumMap<>(State.class);
    private String group = "";
    private long backlog;
    private long backlogLimit;
    private long unread;
    private long unaccepted;
    private boolean acceptanceTold;
    private Duration oldest = Duration.ZERO;

    /** Adds a socket. */
    void add(Socket socket) {
        sockets.merge(socket.state(), 1L, Long::sum);
        if (socket.state() == State.LISTEN) {
            backlog += socket.queued();
            backlogLimit += socket.limit();
        } else if (socket.state() == State.CLOSE_WAIT) {
            unread += socket.queued();
            acceptanceTold |= socket.inode() != Socket.UNTOLD;
            unaccepted += socket.inode() == 0 ? 1 : 0;
        }
    }

    /** Adds sockets of one state that were counted elsewhere. */
    void add(State state, long count) {
        sockets.merge(state, count, Long::sum);
    }

    /** Adds to what waits to be accepted, and how many may. */
    void waiting(long connections, long limit) {
        backlog += connections;
        backlogLimit += limit;
    }

    /** Notes how long a connection has been in CLOSE_WAIT. */
    void waited(Duration age) {
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
    }

    /** Adds to what connections in CLOSE_WAIT left unread, in bytes. */
    void unread(long bytes) {
        unread += bytes;
    }

    /** Adds to the connections in CLOSE_WAIT that nobody accepted. */
    void unaccepted(long connections) {
        acceptanceTold = true;
        unaccepted += connections;
    }

    /** Notes who listens. */
    void group(String name) {
        group = name;
    }

    Map<State, Long> sockets() {
        return sockets;
    }

    long count(State state) {
        return sockets.getOrDefault(state, 0L);
    }

    boolean isListening() {
        return count(State.LISTEN) > 0;
    }

    /** Who listens, empty where that is not known. */
    String group() {
        return group;
    }

    /** Connections that wait to be accepted. */
    long backlog() {
        return backlog;
    }

    /** How many may wait, 0 where that is not known. */
    long backlogLimit() {
        return backlogLimit;
    }

    /** Bytes that connections in CLOSE_WAIT received and nobody read. */
    long unread() {
        return unread;
    }

    /** Connections in CLOSE_WAIT that no process has accepted yet, where the source tells. */
    OptionalLong unaccepted() {
        return acceptanceTold ? OptionalLong.of(unaccepted) : OptionalLong.empty();
    }

    /** How long the oldest connection in CLOSE_WAIT has been seen there. */
    Duration oldest() {
        return oldest;
    }
}
