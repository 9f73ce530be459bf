package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** One thing that a host saw. */
public sealed interface Event extends EventRecord permits AccessEvent, ErrorEvent, ProbeEvent, ChangeEvent {

    Header header();

    @JsonIgnore
    EventKind kind();

    /**
     * An attribute by its OpenTelemetry name, as signal files refer to it.
     *
     * @return the value's text, or an empty string when this event has no such attribute
     */
    String attribute(String name);

    /** The event in one line, as it is quoted as evidence: the original line where there is one. */
    @JsonIgnore
    String text();
}
