package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * One request, as an access log tells it.
 *
 * <p>Texts are empty where the format lacks the field or the line has {@code -}.
 *
 * @param software which server wrote the line
 * @param virtualHost host name that was asked for, when the format logs it
 * @param port port of the server, when the format logs it
 * @param method request method, empty when the request line is garbage
 * @param path path without the query, empty when the request line is garbage
 * @param query query string without {@code ?}
 * @param protocolVersion {@code 1.0}, {@code 1.1}, {@code 2.0}
 * @param requestLine the whole request line when it is no request, else empty
 * @param status status sent to the client, 0 when none was logged
 * @param bodyBytes bytes of the response without its headers
 * @param responseBytes bytes sent including headers
 * @param requestBytes bytes received including headers
 * @param clientAddress the client as logged: an address or a host name
 * @param user name the client authenticated with
 * @param referer Referer header
 * @param userAgent User-Agent header
 * @param duration time the request took
 * @param pid server process that served the request
 * @param upstreamAddress address or addresses of the upstream, as logged
 * @param upstreamStatus status or statuses of the upstream, as logged
 * @param upstreamDuration time the last upstream took
 * @param requestId identifier shared with the other server's log
 * @param attributes what else the format logs, by OpenTelemetry's name where there is one, as
 *     {@code http.request.header.x-forwarded-for}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("server.software") Software software,
        @JsonProperty("server.address") String virtualHost,
        @JsonProperty("server.port") OptionalInt port,
        @JsonProperty("http.request.method") String method,
        @JsonProperty("url.path") String path,
        @JsonProperty("url.query") String query,
        @JsonProperty("network.protocol.version") String protocolVersion,
        @JsonProperty("http.request.line") String requestLine,
        @JsonProperty("http.response.status_code") int status,
        @JsonProperty("http.response.body.size") OptionalLong bodyBytes,
        @JsonProperty("http.response.size") OptionalLong responseBytes,
        @JsonProperty("http.request.size") OptionalLong requestBytes,
        @JsonProperty("client.address") String clientAddress,
        @JsonProperty("user.name") String user,
        @JsonProperty("http.request.header.referer") String referer,
        @JsonProperty("user_agent.original") String userAgent,
        @JsonProperty("http.server.request.duration") Optional<Duration> duration,
        @JsonProperty("process.pid") OptionalLong pid,
        @JsonProperty("upstream.address") String upstreamAddress,
        @JsonProperty("upstream.status_code") String upstreamStatus,
        @JsonProperty("upstream.duration") Optional<Duration> upstreamDuration,
        @JsonProperty("http.request.id") String requestId,
        SortedMap<String, String> attributes)
        implements Event {

    /** The texts of the statuses that there are: every request is asked for its. */
    private static final String[] STATUS_TEXTS =
            IntStream.range(0, 600).mapToObj(Integer::toString).toArray(String[]::new);

    public AccessEvent {
        Objects.requireNonNull(header);
        software = Objects.requireNonNullElse(software, Software.UNKNOWN);
        virtualHost = Objects.requireNonNullElse(virtualHost, "");
        port = Objects.requireNonNullElse(port, OptionalInt.empty());
        method = Objects.requireNonNullElse(method, "");
        path = Objects.requireNonNullElse(path, "");
        query = Objects.requireNonNullElse(query, "");
        protocolVersion = Objects.requireNonNullElse(protocolVersion, "");
        requestLine = Objects.requireNonNullElse(requestLine, "");
        bodyBytes = Objects.requireNonNullElse(bodyBytes, OptionalLong.empty());
        responseBytes = Objects.requireNonNullElse(responseBytes, OptionalLong.empty());
        requestBytes = Objects.requireNonNullElse(requestBytes, OptionalLong.empty());
        clientAddress = Objects.requireNonNullElse(clientAddress, "");
        user = Objects.requireNonNullElse(user, "");
        referer = Objects.requireNonNullElse(referer, "");
        userAgent = Objects.requireNonNullElse(userAgent, "");
        duration = Objects.requireNonNullElse(duration, Optional.empty());
        pid = Objects.requireNonNullElse(pid, OptionalLong.empty());
        upstreamAddress = Objects.requireNonNullElse(upstreamAddress, "");
        upstreamStatus = Objects.requireNonNullElse(upstreamStatus, "");
        upstreamDuration = Objects.requireNonNullElse(upstreamDuration, Optional.empty());
        requestId = Objects.requireNonNullElse(requestId, "");
        attributes = Attributes.copyOf(attributes);
    }

    @Override
    public EventKind kind() {
        return EventKind.ACCESS;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The duration is in whole seconds and empty below one: so most lines have none to be looked at.
     */
    @Override
    public String attribute(String name) {
        return switch (name) {
            case "server.software" -> software.label();
            case "server.address" -> virtualHost;
            case "http.request.method" -> method;
            case "url.path" -> path;
            case "url.query" -> query;
            case "http.request.line" -> requestLine;
            case "http.response.status_code" -> statusText();
            case "client.address" -> clientAddress;
            case "http.server.request.duration" ->
                duration.filter(taken -> taken.toSeconds() > 0)
                        .map(taken -> Long.toString(taken.toSeconds()))
                        .orElse("");
            case "user.name" -> user;
            case "user_agent.original" -> userAgent;
            case "process.pid" -> pid.isPresent() ? Long.toString(pid.getAsLong()) : "";
            case "upstream.address" -> upstreamAddress;
            case "upstream.status_code" -> upstreamStatus;
            case "http.request.id" -> requestId;
            default -> attributes.getOrDefault(name, "");
        };
    }

    private String statusText() {
        return status >= 0 && status < STATUS_TEXTS.length ? STATUS_TEXTS[status] : Integer.toString(status);
    }

    @Override
    public String text() {
        return method.isEmpty() ? requestLine + " " + status : method + " " + path + " " + status;
    }
}
