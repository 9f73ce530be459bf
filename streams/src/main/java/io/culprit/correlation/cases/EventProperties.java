package io.culprit.correlation.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.EventKind;
import io.culprit.event.ProbeEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that an event of a kind has for what it tells; everything else is one of its further attributes. */
final class EventProperties {

    private EventProperties() {}

    static Set<String> of(EventKind kind) {
        Class<?> type =
                switch (kind) {
                    case ACCESS -> AccessEvent.class;
                    case ERROR -> ErrorEvent.class;
                    case PROBE -> ProbeEvent.class;
                    case CHANGE -> ChangeEvent.class;
                };
        return Arrays.stream(type.getRecordComponents())
                .map(component -> Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                        .map(JsonProperty::value)
                        .orElse(component.getName()))
                .collect(Collectors.toSet());
    }
}
