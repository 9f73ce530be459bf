package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an {@code events.*} topic carries: events, and the heartbeats that vouch for them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event.kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccessEvent.class, name = "access"),
    @JsonSubTypes.Type(value = ErrorEvent.class, name = "error"),
    @JsonSubTypes.Type(value = ProbeEvent.class, name = "probe"),
    @JsonSubTypes.Type(value = ChangeEvent.class, name = "change"),
    @JsonSubTypes.Type(value = Heartbeat.class, name = "heartbeat")
})
public sealed interface EventRecord permits Event, Heartbeat {}
