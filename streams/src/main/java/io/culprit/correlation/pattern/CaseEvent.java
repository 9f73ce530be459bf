package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.culprit.event.EventKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened in a case, once or repeatedly; of one kind.
 *
 * @param at when it was written, from the case's begin
 * @param count how often
 * @param every time between repetitions
 * @param service whose it is; empty for the host itself
 * @param host where it was
 * @param source the file or probe it was read from
 * @param error attributes of a record of an error log
 * @param access attributes of a line of an access log
 * @param probe attributes of a result of a probe
 * @param change attributes of a change on the host
 */
public record CaseEvent(
        Duration at,
        Optional<Integer> count,
        Optional<Duration> every,
        Optional<String> service,
        Optional<String> host,
        Optional<String> source,
        Optional<Attributes> error,
        Optional<Attributes> access,
        Optional<Attributes> probe,
        Optional<Attributes> change) {

    /**
     * Attributes of an event.
     *
     * @param texts by name
     */
    public record Attributes(Map<String, String> texts) {

        public Attributes {
            texts = Map.copyOf(texts);
        }

        /** As they are written, name by name. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Attributes of(Map<String, String> texts) {
            return new Attributes(texts);
        }

        /** The short form of an error: its message alone. */
        @JsonCreator
        public static Attributes of(String message) {
            return new Attributes(Map.of("message", message));
        }
    }

    public CaseEvent {
        Objects.requireNonNull(at, "at");
        count = Objects.requireNonNullElse(count, Optional.empty());
        every = Objects.requireNonNullElse(every, Optional.empty());
        service = Objects.requireNonNullElse(service, Optional.empty());
        host = Objects.requireNonNullElse(host, Optional.empty());
        source = Objects.requireNonNullElse(source, Optional.empty());
        error = Objects.requireNonNullElse(error, Optional.empty());
        access = Objects.requireNonNullElse(access, Optional.empty());
        probe = Objects.requireNonNullElse(probe, Optional.empty());
        change = Objects.requireNonNullElse(change, Optional.empty());
    }

    /** Its attributes by kind; one entry, where it is right. */
    public Map<EventKind, Attributes> kinds() {
        Map<EventKind, Attributes> kinds = new LinkedHashMap<>();
        error.ifPresent(attributes -> kinds.put(EventKind.ERROR, attributes));
        access.ifPresent(attributes -> kinds.put(EventKind.ACCESS, attributes));
        probe.ifPresent(attributes -> kinds.put(EventKind.PROBE, attributes));
        change.ifPresent(attributes -> kinds.put(EventKind.CHANGE, attributes));
        return kinds;
    }
}
