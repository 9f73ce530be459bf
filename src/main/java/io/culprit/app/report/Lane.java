package io.culprit.app.report;

import java.util.Locale;

/** A line of the timeline: one kind of thing that is looked at. */
public enum Lane {
    REQUESTS("requests"),
    SERVER_ERRORS("5xx"),
    CHECKS("checks"),
    RESTARTS("restarts"),
    PACKAGES("packages, modules"),
    PROCESSES("processes"),
    SOCKETS("sockets, locks");

    private final String title;

    Lane(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** As machines read it, in {@code timeline.csv}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a value is a level, whose highest counts, rather than a number of occurrences, which add up. */
    public boolean isLevel() {
        return this == SOCKETS;
    }

    /** Whether lines are worth quoting: a request that succeeded is one of millions. */
    public boolean isQuoted() {
        return this != REQUESTS;
    }
}
