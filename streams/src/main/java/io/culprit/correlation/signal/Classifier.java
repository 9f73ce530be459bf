package io.culprit.correlation.signal;

import io.culprit.event.Event;
import io.culprit.event.EventKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Tells which signals an event is; the same for Kafka and replay. For one thread. */
public final class Classifier {

    private final Map<EventKind, List<SignalMatcher>> all = new EnumMap<>(EventKind.class);
    private final Map<EventKind, Dispatch> matchers = new EnumMap<>(EventKind.class);
    private final Map<EventKind, Set<String>> attributes = new EnumMap<>(EventKind.class);
    private final Map<String, OptionalInt> most = new HashMap<>();

    /**
     * @param definitions what to tell
     * @param quoted whether the text of a signal's events with these fields may stand as evidence
     */
    public Classifier(Collection<SignalDefinition> definitions, BiPredicate<String, Map<String, String>> quoted) {
        definitions.forEach(definition -> most.put(definition.signal(), definition.most()));
        for (EventKind kind : EventKind.values()) {
            List<SignalMatcher> ofKind = definitions.stream()
                    .filter(definition -> definition.event() == kind)
                    .map(definition -> new SignalMatcher(definition, quoted))
                    .toList();
            all.put(kind, ofKind);
            matchers.put(kind, Dispatch.of(ofKind));
            attributes.put(
                    kind, ofKind.stream().flatMap(SignalMatcher::attributes).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** The attributes of a kind of event that any signal reads; all others make no difference. */
    public Set<String> attributes(EventKind kind) {
        return attributes.get(kind);
    }

    /** Those that tell the signals of a kind of event. */
    List<SignalMatcher> matchers(EventKind kind) {
        return all.get(kind);
    }

    /** How many different ones of a signal a span may have. */
    public OptionalInt most(String signal) {
        return most.getOrDefault(signal, OptionalInt.empty());
    }

    /** The signals this event is, in the order of their definition; mostly none. */
    public List<Occurrence> classify(Event event) {
        List<Occurrence> found = List.of();
        for (SignalMatcher matcher : matchers.get(event.kind()).matchersOf(event)) {
            Optional<Occurrence> occurrence = matcher.match(event);
            if (occurrence.isPresent()) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(2);
                }
                found.add(occurrence.get());
            }
        }
        return found;
    }
}
