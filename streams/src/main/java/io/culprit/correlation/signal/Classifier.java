package io.culprit.correlation.signal;

import io.culprit.event.Event;
import io.culprit.event.EventKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells which signals an event is; pure, and the same for Kafka and replay. */
public final class Classifier {

    private final Map<EventKind, List<SignalMatcher>> matchers = new EnumMap<>(EventKind.class);

    public Classifier(Collection<SignalDefinition> definitions) {
        for (EventKind kind : EventKind.values()) {
            matchers.put(kind, new ArrayList<>());
        }
        for (SignalDefinition definition : definitions) {
            matchers.get(definition.event()).add(new SignalMatcher(definition));
        }
    }

    /** The signals this event is, in the order of their definition; mostly none. */
    public List<Occurrence> classify(Event event) {
        List<Occurrence> found = List.of();
        for (SignalMatcher matcher : matchers.get(event.kind())) {
            var fields = matcher.match(event);
            if (fields.isPresent()) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(2);
                }
                found.add(new Occurrence(
                        matcher.definition().signal(),
                        fields.get(),
                        matcher.definition().width()));
            }
        }
        return found;
    }
}
