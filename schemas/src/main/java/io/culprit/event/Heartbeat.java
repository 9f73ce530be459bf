package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A shipper's word on how far it has read, sent after the data it vouches for, to the same topic and partition.
 *
 * <p>Only sources of this (service, host, topic) stand in the roster. The first heartbeat of a shipper precedes its data,
 * so that nothing is taken for complete before every source is known.
 *
 * @param service service of the sources, empty for sources of the host itself
 * @param host host of the sources
 * @param kind kind of event, which names the topic
 * @param emittedAt wall clock of the shipper
 * @param services services configured on the host; facts of the host are told to each of them
 * @param feeds every stream of heartbeats that this shipper sends for the host: nothing is complete before each was heard
 * @param roster every source of this shipper for that service, host and topic
 */
public record Heartbeat(
        @JsonProperty("service.name") String service,
        @JsonProperty("host.name") String host,
        @JsonProperty("heartbeat.kind") EventKind kind,
        @JsonProperty("emitted_at") Instant emittedAt,
        List<String> services,
        List<Feed> feeds,
        List<SourceFrontier> roster)
        implements EventRecord {

    public Heartbeat {
        service = Objects.requireNonNullElse(service, "");
        Objects.requireNonNull(host);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(emittedAt);
        services = List.copyOf(services);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        roster = List.copyOf(roster);
    }
}
