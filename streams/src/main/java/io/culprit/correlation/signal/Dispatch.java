package io.culprit.correlation.signal;

import io.culprit.event.Event;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signals of one kind of event, by the text of the attribute that most of them ask for: which server wrote the line, mostly.
 *
 * @param attribute that attribute, empty where no signal asks for one
 * @param byText signals that may match, by its text, in the order of their definition
 * @param others signals that may match whatever its text
 */
record Dispatch(String attribute, Map<String, List<SignalMatcher>> byText, List<SignalMatcher> others) {

    static Dispatch of(List<SignalMatcher> matchers) {
        Optional<String> attribute = matchers.stream()
                .flatMap(matcher -> matcher.definition().where().keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
        return attribute
                .map(name -> by(name, matchers))
                .orElseGet(() -> new Dispatch("", Map.of(), List.copyOf(matchers)));
    }

    private static Dispatch by(String attribute, List<SignalMatcher> matchers) {
        Set<String> texts = new LinkedHashSet<>();
        matchers.forEach(matcher -> texts.addAll(matcher.definition().where().getOrDefault(attribute, List.of())));
        Map<String, List<SignalMatcher>> byText = new HashMap<>();
        texts.forEach(text -> byText.put(text, thoseFor(attribute, List.of(text), matchers)));
        return new Dispatch(attribute, byText, thoseFor(attribute, List.of(), matchers));
    }

    private static List<SignalMatcher> thoseFor(String attribute, List<String> texts, List<SignalMatcher> matchers) {
        return matchers.stream()
                .filter(matcher -> {
                    List<String> wanted = matcher.definition().where().get(attribute);
                    return wanted == null || !texts.isEmpty() && wanted.contains(texts.get(0));
                })
                .toList();
    }

    /** Signals that the event may be. */
    List<SignalMatcher> matchersOf(Event event) {
        return attribute.isEmpty() ? others : byText.getOrDefault(event.attribute(attribute), others);
    }
}
