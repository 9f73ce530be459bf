package io.culprit.app.parse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.ProbeEvent;
import io.culprit.event.Software;
import io.culprit.wire.Json;
import java.util.SortedMap;

/**
 * Events as JSON objects of facts alone: without where they were delivered from, without what is absent, and with all
 * attributes at the top.
 *
 * <p>An attribute whose name is that of a field, as a log of JSON may have it, stands as {@code attributes.NAME}.
 */
final class EventJson {

    private static final ObjectMapper MAPPER = Json.mapper()
            .copy()
            .addMixIn(AccessEvent.class, Access.class)
            .addMixIn(ErrorEvent.class, Error.class)
            .addMixIn(ProbeEvent.class, Probe.class)
            .addMixIn(ChangeEvent.class, Change.class);

    private static final ObjectWriter PLACED =
            MAPPER.copy().addMixIn(Header.class, Stamped.class).writerFor(Event.class);
    private static final ObjectWriter UNPLACED =
            MAPPER.copy().addMixIn(Header.class, Unstamped.class).writerFor(Event.class);

    private EventJson() {}

    /** The event's fields, with its time. */
    static String of(Event event) {
        return write(PLACED, event);
    }

    /** The event's fields without the time, which nothing tells. */
    static String withoutTime(Event event) {
        return write(UNPLACED, event);
    }

    private static String write(ObjectWriter writer, Event event) {
        try {
            return writer.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot fail to be written", e);
        }
    }

    @JsonIgnoreProperties({"delivery", "position_time", "observed_time", "service.name", "host.name", "log.file.path"})
    private abstract static class Stamped {}

    @JsonIgnoreProperties({
        "delivery",
        "position_time",
        "observed_time",
        "service.name",
        "host.name",
        "log.file.path",
        "time",
        "resolution"
    })
    private abstract static class Unstamped {}

    private abstract static class Told {

        @JsonProperty("server.software")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unknown.class)
        abstract Software software();
    }

    private abstract static class Access extends Told {

        @JsonProperty("http.response.status_code")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract int status();

        @JsonAnyGetter
        @JsonSerialize(keyUsing = AttributeName.OfAccess.class)
        abstract SortedMap<String, String> attributes();
    }

    private abstract static class Error extends Told {

        @JsonAnyGetter
        @JsonSerialize(keyUsing = AttributeName.OfError.class)
        abstract SortedMap<String, String> attributes();
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private abstract static class Probe {

        @JsonAnyGetter
        @JsonSerialize(keyUsing = AttributeName.OfProbe.class)
        abstract SortedMap<String, String> attributes();
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private abstract static class Change {

        @JsonAnyGetter
        @JsonSerialize(keyUsing = AttributeName.OfChange.class)
        abstract SortedMap<String, String> attributes();
    }

    /** What is to be left out, by the contract of Jackson's custom inclusion. */
    static final class Unknown {

        @Override
        public boolean equals(Object value) {
            return value == null || value == Software.UNKNOWN;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
