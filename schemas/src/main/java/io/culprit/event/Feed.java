package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One stream of heartbeats of a host: the sources of one service, or of the host itself, that give one kind of event.
 *
 * @param service the service, empty for sources of the host itself
 * @param kind the kind of event
 */
public record Feed(
        @JsonProperty("service.name") String service,
        @JsonProperty("heartbeat.kind") EventKind kind) {

    public Feed {
        service = Objects.requireNonNullElse(service, "");
        Objects.requireNonNull(kind);
    }
}
