package io.culprit.correlation.signal;

import io.culprit.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One signal definition, compiled: tests an event from the cheapest condition to the dearest. */
final class SignalMatcher {

    private static final int MAX_FIELD = 256;

    private record Capture(String attribute, Pattern pattern, List<String> groups, boolean required) {}

    private final SignalDefinition definition;
    private final List<Capture> captures = new ArrayList<>();
    private final Map<String, Template> fields = new HashMap<>();

    SignalMatcher(SignalDefinition definition) {
        this.definition = definition;
        definition.capture().forEach((attribute, regex) -> captures.add(compile(attribute, regex, true)));
        definition.captureOptional().forEach((attribute, regex) -> captures.add(compile(attribute, regex, false)));
        definition.fields().forEach((name, text) -> fields.put(name, new Template(text)));
    }

    SignalDefinition definition() {
        return definition;
    }

    /** The captured fields, or nothing when the event is not this signal. */
    Optional<SortedMap<String, String>> match(Event event) {
        return match(event::attribute);
    }

    /** The same for anything that has attributes by name, empty where it lacks one. */
    Optional<SortedMap<String, String>> match(UnaryOperator<String> event) {
        for (Map.Entry<String, List<String>> condition : definition.where().entrySet()) {
            if (!condition.getValue().contains(event.apply(condition.getKey()))) {
                return Optional.empty();
            }
        }
        if (definition.contains().isPresent()
                && !event.apply("message").contains(definition.contains().get())) {
            return Optional.empty();
        }
        SortedMap<String, String> captured = new TreeMap<>();
        for (Capture capture : captures) {
            Matcher matcher = capture.pattern.matcher(event.apply(capture.attribute));
            if (matcher.find()) {
                for (String group : capture.groups) {
                    String value = matcher.group(group);
                    if (value != null) {
                        captured.put(group, bounded(value));
                    }
                }
            } else if (capture.required) {
                return Optional.empty();
            }
        }
        return Optional.of(withTemplates(captured, event));
    }

    private SortedMap<String, String> withTemplates(SortedMap<String, String> captured, UnaryOperator<String> event) {
        if (fields.isEmpty()) {
            return captured;
        }
        SortedMap<String, String> all = new TreeMap<>(captured);
        fields.forEach((name, template) -> {
            String value = template.render(
                    variable -> captured.containsKey(variable) ? captured.get(variable) : event.apply(variable));
            if (!value.isEmpty()) {
                all.putIfAbsent(name, bounded(value));
            }
        });
        return all;
    }

    /** Fields are part of keys, and their text may be anybody's. */
    private static String bounded(String value) {
        return value.length() <= MAX_FIELD ? value : value.substring(0, MAX_FIELD);
    }

    private Capture compile(String attribute, String regex, boolean required) {
        try {
            return new Capture(attribute, Pattern.compile(regex), CapturedFields.groups(regex), required);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "signal " + definition.signal() + ": the expression for " + attribute + " is wrong: "
                            + e.getMessage(),
                    e);
        }
    }
}
