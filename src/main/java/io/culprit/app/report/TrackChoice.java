package io.culprit.app.report;

import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells on which tracks an event other than a request shows; most show on none.
 *
 * <p>Lines of error logs are told by the signals that the correlation makes of them, so that the two never disagree.
 */
final class TrackChoice {

    /** What is told of an event: how many, or how much. */
    record Chosen(Track track, long value) {}

    private static final Map<String, Track> BY_SIGNAL = Map.ofEntries(
            Map.entry("apache.reload", new Track(Lane.RESTARTS, "reload")),
            Map.entry("apache.stopped", new Track(Lane.RESTARTS, "stop")),
            Map.entry("apache.resumed", new Track(Lane.RESTARTS, "up")),
            Map.entry("apache.configuration-failed", new Track(Lane.RESTARTS, "failed")),
            Map.entry("wsgi.reload-forced", new Track(Lane.RESTARTS, "application reload")),
            Map.entry("apache.child-crashed", new Track(Lane.PROCESSES, "crashed")),
            Map.entry("apache.saturated", new Track(Lane.PROCESSES, "all busy")),
            Map.entry("apache.scoreboard-full", new Track(Lane.PROCESSES, "all busy")),
            Map.entry("php-fpm.saturated", new Track(Lane.PROCESSES, "all busy")),
            Map.entry("nginx.connections-exhausted", new Track(Lane.PROCESSES, "all busy")),
            Map.entry("wsgi.process-started", new Track(Lane.PROCESSES, "started")),
            Map.entry("wsgi.process-exited", new Track(Lane.PROCESSES, "ended")),
            Map.entry("wsgi.process-aborted", new Track(Lane.PROCESSES, "aborted")),
            Map.entry("wsgi.process-killed", new Track(Lane.PROCESSES, "killed")),
            Map.entry("kernel.process-killed", new Track(Lane.PROCESSES, "killed")),
            Map.entry("wsgi.maximum-requests", new Track(Lane.PROCESSES, "maximum-requests")),
            Map.entry("wsgi.request-timeout", new Track(Lane.PROCESSES, "request-timeout")),
            Map.entry("wsgi.deadlock", new Track(Lane.PROCESSES, "deadlock")));

    private static final Set<String> OUTCOMES =
            Set.of("installed", "reinstalled", "upgraded", "downgraded", "replaced", "removed", "purged");

    private final Classifier classifier;

    TrackChoice(Classifier classifier) {
        this.classifier = classifier;
    }

    List<Chosen> of(Event event) {
        if (event instanceof ErrorEvent error) {
            return ofError(error);
        }
        if (event instanceof ProbeEvent probe) {
            return ofProbe(probe);
        }
        return event instanceof ChangeEvent change ? ofChange(change) : List.of();
    }

    private List<Chosen> ofError(ErrorEvent error) {
        List<Chosen> chosen = new ArrayList<>(0);
        for (Occurrence occurrence : classifier.classify(error)) {
            Track track = BY_SIGNAL.get(occurrence.signal());
            if (track != null) {
                chosen.add(new Chosen(track, 1));
            }
        }
        return chosen;
    }

    private static List<Chosen> ofProbe(ProbeEvent probe) {
        return switch (probe.probe()) {
            case "http" -> once(Lane.CHECKS, probe.outcome());
            case "process" ->
                switch (probe.outcome()) {
                    case "sampled", "measured" -> List.of();
                    default -> once(Lane.PROCESSES, probe.outcome());
                };
            case "socket" -> level("CLOSE_WAIT", probe.attribute("close_wait"));
            case "lock" -> level("lock waiters", probe.attribute("lock.waiters"));
            default -> List.of();
        };
    }

    /**
     * A configuration that is read did not change; what differs from the reading before has another action. Of a package
     * only what came of it shows: the steps on the way there are many, and say no more.
     */
    private static List<Chosen> ofChange(ChangeEvent change) {
        String action = change.action();
        if (change.subject().equals("package")) {
            return OUTCOMES.contains(action) ? once(Lane.PACKAGES, action) : List.of();
        }
        return action.equals("read") ? List.of() : once(Lane.PACKAGES, change.subject() + " " + action);
    }

    private static List<Chosen> once(Lane lane, String name) {
        return List.of(new Chosen(new Track(lane, name), 1));
    }

    private static List<Chosen> level(String name, String figure) {
        try {
            return figure.isEmpty()
                    ? List.of()
                    : List.of(new Chosen(new Track(Lane.SOCKETS, name), Long.parseLong(figure)));
        } catch (NumberFormatException noFigure) {
            return List.of();
        }
    }
}
