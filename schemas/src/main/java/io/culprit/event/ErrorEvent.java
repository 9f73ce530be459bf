package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * One record of an error log, or of what a server said on the terminal.
 *
 * <p>Texts are empty where the line lacks the field.
 *
 * @param software which server wrote the line
 * @param level severity as written: {@code notice}, {@code error}, …
 * @param module Apache module that logged, as {@code mpm_event} or {@code wsgi}
 * @param pid process that logged
 * @param thread thread that logged
 * @param code Apache's message code, as {@code AH00052}
 * @param clientAddress client the record speaks of, without the port
 * @param clientPort the client's port
 * @param referer Referer header of the request it speaks of
 * @param message the message alone: prefix, system error, client, code and referer have fields of their own
 * @param attributes what else the record tells, by OpenTelemetry's name where there is one; {@code error.errno} and
 *     {@code error.errno.text} for the system error
 * @param original the line as it was written, bounded
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErrorEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("server.software") Software software,
        @JsonProperty("log.level") String level,
        @JsonProperty("log.module") String module,
        @JsonProperty("process.pid") OptionalLong pid,
        @JsonProperty("thread.id") OptionalLong thread,
        @JsonProperty("error.code") String code,
        @JsonProperty("client.address") String clientAddress,
        @JsonProperty("client.port") OptionalInt clientPort,
        @JsonProperty("http.request.header.referer") String referer,
        @JsonInclude(JsonInclude.Include.ALWAYS) String message,
        SortedMap<String, String> attributes,
        @JsonProperty("log.record.original") String original)
        implements Event {

    public ErrorEvent {
        Objects.requireNonNull(header);
        software = Objects.requireNonNullElse(software, Software.UNKNOWN);
        level = Objects.requireNonNullElse(level, "");
        module = Objects.requireNonNullElse(module, "");
        pid = Objects.requireNonNullElse(pid, OptionalLong.empty());
        thread = Objects.requireNonNullElse(thread, OptionalLong.empty());
        code = Objects.requireNonNullElse(code, "");
        clientAddress = Objects.requireNonNullElse(clientAddress, "");
        clientPort = Objects.requireNonNullElse(clientPort, OptionalInt.empty());
        referer = Objects.requireNonNullElse(referer, "");
        Objects.requireNonNull(message, "message");
        attributes = Attributes.copyOf(attributes);
        Objects.requireNonNull(original, "log.record.original");
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public String attribute(String name) {
        return switch (name) {
            case "server.software" -> software.label();
            case "log.level" -> level;
            case "log.module" -> module;
            case "process.pid" -> pid.isPresent() ? Long.toString(pid.getAsLong()) : "";
            case "error.code" -> code;
            case "client.address" -> clientAddress;
            case "message" -> message;
            default -> attributes.getOrDefault(name, "");
        };
    }

    @Override
    public String text() {
        return original;
    }
}
