package io.culprit.wire;

import io.culprit.event.EventKind;
import java.time.Duration;
import java.util.List;

/** Every topic, declared once: names, retention and cleanup. */
public final class Topics {

    /** Partitions of every topic unless told otherwise. */
    public static final int PARTITIONS = 12;

    /** Partitions on the embedded broker. */
    public static final int EMBEDDED_PARTITIONS = 4;

    public static final Topic EVENTS_ACCESS = Topic.deleting("events.access", Duration.ofDays(7));
    public static final Topic EVENTS_ERROR = Topic.deleting("events.error", Duration.ofDays(7));
    public static final Topic EVENTS_PROBE = Topic.deleting("events.probe", Duration.ofDays(7));
    public static final Topic EVENTS_CHANGE = Topic.deleting("events.change", Duration.ofDays(30));

    /** Buckets and frontiers, keyed by service: read only by the correlation. */
    public static final Topic SIGNALS = Topic.deleting("signals", Duration.ofDays(2));

    /** Every revision of every incident, keyed by incident id. */
    public static final Topic ALERTS = Topic.deleting("alerts", Duration.ofDays(365));

    /** The latest revision of every incident, keyed by incident id. */
    public static final Topic INCIDENTS = Topic.compacting("incidents");

    /** How checks came out, day by day: a table, keyed by service, host, check and day. */
    public static final Topic UPTIME = Topic.compacting("uptime");

    /** What could not be used, with the reason. */
    public static final Topic DEAD_LETTERS = Topic.deleting("dead-letters", Duration.ofDays(30));

    /** All of them, in the order of the flow. */
    public static final List<Topic> ALL = List.of(
            EVENTS_ACCESS, EVENTS_ERROR, EVENTS_PROBE, EVENTS_CHANGE, SIGNALS, ALERTS, INCIDENTS, UPTIME, DEAD_LETTERS);

    private Topics() {}

    /** The topic that carries one kind of event and its heartbeats. */
    public static Topic events(EventKind kind) {
        return switch (kind) {
            case ACCESS -> EVENTS_ACCESS;
            case ERROR -> EVENTS_ERROR;
            case PROBE -> EVENTS_PROBE;
            case CHANGE -> EVENTS_CHANGE;
        };
    }

    /** The key of events and heartbeats, which keeps all records of a service on a host in one partition. */
    public static String eventKey(String service, String host) {
        return service + "|" + host;
    }
}
