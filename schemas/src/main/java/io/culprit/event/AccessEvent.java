package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request, as an access log tells it.
 *
 * <p>Texts are empty where the format lacks the field or the line has {@code -}.
 *
 * @param software which server wrote the line
 * @param virtualHost host name that was asked for, when the format logs it
 * @param method request method, empty when the request line is garbage
 * @param path path without the query; the whole request line when it is garbage
 * @param query query string without {@code ?}
 * @param protocolVersion {@code 1.0}, {@code 1.1}, {@code 2.0}
 * @param status status sent to the client, 0 when none was logged
 * @param responseBytes bytes sent, with or without headers as the format says
 * @param clientAddress the client as logged: an address or a host name
 * @param referer Referer header
 * @param userAgent User-Agent header
 * @param duration time the request took
 * @param upstreamStatus status or statuses of the upstream, as logged
 * @param upstreamDuration time the last upstream took
 * @param requestId identifier shared with the other server's log
 */
public record AccessEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("server.software") Software software,
        @JsonProperty("server.address") String virtualHost,
        @JsonProperty("http.request.method") String method,
        @JsonProperty("url.path") String path,
        @JsonProperty("url.query") String query,
        @JsonProperty("network.protocol.version") String protocolVersion,
        @JsonProperty("http.response.status_code") int status,
        @JsonProperty("http.response.size") OptionalLong responseBytes,
        @JsonProperty("client.address") String clientAddress,
        @JsonProperty("http.request.header.referer") String referer,
        @JsonProperty("user_agent.original") String userAgent,
        @JsonProperty("http.server.request.duration") Optional<Duration> duration,
        @JsonProperty("upstream.status_code") String upstreamStatus,
        @JsonProperty("upstream.duration") Optional<Duration> upstreamDuration,
        @JsonProperty("http.request.id") String requestId)
        implements Event {

    public AccessEvent {
        Objects.requireNonNull(header);
        software = Objects.requireNonNullElse(software, Software.UNKNOWN);
        virtualHost = Objects.requireNonNullElse(virtualHost, "");
        method = Objects.requireNonNullElse(method, "");
        path = Objects.requireNonNullElse(path, "");
        query = Objects.requireNonNullElse(query, "");
        protocolVersion = Objects.requireNonNullElse(protocolVersion, "");
        responseBytes = Objects.requireNonNullElse(responseBytes, OptionalLong.empty());
        clientAddress = Objects.requireNonNullElse(clientAddress, "");
        referer = Objects.requireNonNullElse(referer, "");
        userAgent = Objects.requireNonNullElse(userAgent, "");
        duration = Objects.requireNonNullElse(duration, Optional.empty());
        upstreamStatus = Objects.requireNonNullElse(upstreamStatus, "");
        upstreamDuration = Objects.requireNonNullElse(upstreamDuration, Optional.empty());
        requestId = Objects.requireNonNullElse(requestId, "");
    }

    @Override
    public EventKind kind() {
        return EventKind.ACCESS;
    }

    @Override
    public String attribute(String name) {
        return switch (name) {
            case "server.software" -> software.label();
            case "server.address" -> virtualHost;
            case "http.request.method" -> method;
            case "url.path" -> path;
            case "url.query" -> query;
            case "http.response.status_code" -> Integer.toString(status);
            case "client.address" -> clientAddress;
            case "user_agent.original" -> userAgent;
            case "upstream.status_code" -> upstreamStatus;
            case "http.request.id" -> requestId;
            default -> "";
        };
    }

    @Override
    public String text() {
        return method + " " + path + " " + status;
    }
}
