package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import io.culprit.shipper.probe.proc.ProcessGroup;
import io.culprit.shipper.probe.tcp.Socket.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tells the figures of ports: one event of all ports, {@code 18101.CLOSE-WAIT=30}, and one of each port that a web server
 * listens on or where connections pile up, under names that are the same for every port.
 *
 * <p>Where a pile has gone, the port is told once more, so that its end is seen.
 */
final class PortEvents {

    private static final int MOST_PORTS = 64;

    private Set<Integer> piled = Set.of();

    List<EventBody> of(Capture capture, SortedMap<Integer, PortFigures> ports, Sample about) {
        ports.forEach((port, figures) -> {
            figures.sockets().forEach((state, count) -> about.put(port + "." + state.label(), count));
            if (figures.isListening()) {
                about.put(port + ".backlog", figures.backlog());
            }
        });
        List<EventBody> events = new ArrayList<>();
        events.add(about.event("socket", "tcp", "sampled", capture.evidence(about.toString())));
        Set<Integer> piling = new HashSet<>();
        ports.entrySet().stream()
                .filter(port -> isTold(port.getKey(), port.getValue(), piling))
                .sorted(Comparator.comparing((Map.Entry<Integer, PortFigures> port) ->
                                -port.getValue().count(State.CLOSE_WAIT))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_PORTS)
                .forEach(port -> events.add(event(capture, port.getKey(), port.getValue())));
        piled = piling;
        return events;
    }

    private boolean isTold(int port, PortFigures figures, Set<Integer> piling) {
        boolean piles = figures.count(State.CLOSE_WAIT) > 0 || figures.backlog() > 0;
        if (piles) {
            piling.add(port);
        }
        return piles
                || piled.contains(port)
                || ProcessGroup.isServer(figures.group().split(",", 2)[0]);
    }

    private static EventBody event(Capture capture, int port, PortFigures figures) {
        Sample sample = new Sample()
                .put("network.local.port", port)
                .put("process.group", figures.group())
                .put("backlog", figures.backlog())
                .put("close_wait", figures.count(State.CLOSE_WAIT));
        if (figures.backlogLimit() > 0) {
            sample.put("backlog.limit", figures.backlogLimit());
        }
        if (figures.count(State.CLOSE_WAIT) > 0) {
            sample.put("close_wait.oldest_s", figures.oldest().toSeconds())
                    .put(
                            "close_wait.since",
                            capture.stamp().time().minus(figures.oldest()).toString())
                    .put("close_wait.unread_bytes", figures.unread());
            figures.unaccepted().ifPresent(count -> sample.put("close_wait.unaccepted", count));
        }
        figures.sockets()
                .forEach((state, count) -> sample.put("sockets." + state.name().toLowerCase(Locale.ROOT), count));
        return sample.event(
                "socket", Integer.toString(port), "sampled", capture.evidence("port " + port + " " + sample));
    }
}
