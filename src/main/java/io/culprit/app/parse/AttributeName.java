package io.culprit.app.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names of attributes, kept apart from those of the fields among which they stand. */
abstract class AttributeName extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;
    private static final Set<String> ALWAYS = Set.of("line", "format", "member", "event.kind", "time", "resolution");

    private final HashSet<String> taken = new HashSet<>(ALWAYS);

    AttributeName(Class<? extends Event> type) {
        super(String.class);
        Stream.of(type.getRecordComponents()).map(AttributeName::name).forEach(taken::add);
    }

    @Override
    public void serialize(String name, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeFieldName(taken.contains(name) ? "attributes." + name : name);
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    /** Of a request. */
    static final class OfAccess extends AttributeName {

        private static final long serialVersionUID = 1L;

        OfAccess() {
            super(AccessEvent.class);
        }
    }

    /** Of an error log's record. */
    static final class OfError extends AttributeName {

        private static final long serialVersionUID = 1L;

        OfError() {
            super(ErrorEvent.class);
        }
    }

    /** Of a probe's result. */
    static final class OfProbe extends AttributeName {

        private static final long serialVersionUID = 1L;

        OfProbe() {
            super(ProbeEvent.class);
        }
    }

    /** Of a change. */
    static final class OfChange extends AttributeName {

        private static final long serialVersionUID = 1L;

        OfChange() {
            super(ChangeEvent.class);
        }
    }
}
