package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The four kinds of event; each has a topic of its own. */
public enum EventKind {
    ACCESS,
    ERROR,
    PROBE,
    CHANGE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The kind as it stands in {@code event.kind} and in signal files. */
    @JsonValue
    public String label() {
        return label;
    }
}
