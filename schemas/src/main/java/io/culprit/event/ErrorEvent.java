package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One record of an error log, or of what a server said on the terminal.
 *
 * <p>Texts are empty where the line lacks the field.
 *
 * @param software which server wrote the line
 * @param level severity as written: {@code notice}, {@code error}, …
 * @param module Apache module that logged, as {@code mpm_event} or {@code wsgi}
 * @param pid process that logged
 * @param code Apache's message code, as {@code AH00052}
 * @param clientAddress client the record speaks of, without the port
 * @param message text after the prefix, without the code
 * @param original the line as it was written, bounded
 */
public record ErrorEvent(
        @JsonUnwrapped Header header,
        @JsonProperty("server.software") Software software,
        @JsonProperty("log.level") String level,
        @JsonProperty("log.module") String module,
        @JsonProperty("process.pid") OptionalInt pid,
        @JsonProperty("error.code") String code,
        @JsonProperty("client.address") String clientAddress,
        String message,
        @JsonProperty("log.record.original") String original)
        implements Event {

    public ErrorEvent {
        Objects.requireNonNull(header);
        software = Objects.requireNonNullElse(software, Software.UNKNOWN);
        level = Objects.requireNonNullElse(level, "");
        module = Objects.requireNonNullElse(module, "");
        pid = Objects.requireNonNullElse(pid, OptionalInt.empty());
        code = Objects.requireNonNullElse(code, "");
        clientAddress = Objects.requireNonNullElse(clientAddress, "");
        Objects.requireNonNull(message);
        Objects.requireNonNull(original);
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
            case "process.pid" -> pid.isPresent() ? Integer.toString(pid.getAsInt()) : "";
            case "error.code" -> code;
            case "client.address" -> clientAddress;
            case "message" -> message;
            default -> "";
        };
    }

    @Override
    public String text() {
        return original;
    }
}
