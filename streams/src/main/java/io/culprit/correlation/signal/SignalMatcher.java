package io.culprit.correlation.signal;

import io.culprit.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** One signal definition, compiled: tests an event from the cheapest condition to the dearest. For one thread. */
final class SignalMatcher {

    private static final int MAX_FIELD = 256;

    private record Given(String attribute, List<String> texts) {}

    /** Most events lack most attributes; where the expression is not found in nothing, it need not be tried. */
    private record Capture(String attribute, String regex, Finder finder, boolean required, boolean inNothing) {

        boolean find(String text, String[] values) {
            return (inNothing || !text.isEmpty()) && finder.find(text, values);
        }
    }

    /** The variable is there when the template is nothing but that. */
    private record Field(int place, Template template, Optional<String> variable) {}

    private final SignalDefinition definition;
    private final List<Given> given;
    private final List<Capture> captures;
    private final List<Field> fields;
    private final String[] names;
    private final String[] values;
    private final Occurrences occurrences;

    /** @param quoted whether the text of a signal's events with these fields may stand as evidence */
    SignalMatcher(SignalDefinition definition, BiPredicate<String, Map<String, String>> quoted) {
        this.definition = definition;
        this.given = definition.where().entrySet().stream()
                .map(one -> new Given(one.getKey(), one.getValue()))
                .toList();
        this.names = CapturedFields.of(definition).toArray(String[]::new);
        this.values = new String[names.length];
        this.occurrences = new Occurrences(definition.signal(), definition.width(), definition.most(), names, quoted);
        List<Capture> all = new ArrayList<>();
        definition.capture().forEach((attribute, regex) -> all.add(compile(attribute, regex, true)));
        definition.captureOptional().forEach((attribute, regex) -> all.add(compile(attribute, regex, false)));
        this.captures = List.copyOf(all);
        this.fields = definition.fields().entrySet().stream()
                .map(field -> field(place(field.getKey()), new Template(field.getValue())))
                .toList();
    }

    private static Field field(int place, Template template) {
        return new Field(place, template, template.onlyVariable());
    }

    SignalDefinition definition() {
        return definition;
    }

    /** The attributes that it reads. */
    Stream<String> attributes() {
        return Stream.of(
                        given.stream().map(Given::attribute),
                        definition.contains().stream().map(any -> "message"),
                        captures.stream().map(Capture::attribute),
                        fields.stream().flatMap(field -> field.template.names().stream()))
                .flatMap(each -> each);
    }

    /** The occurrence that the event is, or nothing when it is not this signal. */
    Optional<Occurrence> match(Event event) {
        return found(event::attribute) ? occurrences.of(values) : Optional.empty();
    }

    /** The captured fields of anything that has attributes by name, empty where it lacks one. */
    Optional<SortedMap<String, String>> match(UnaryOperator<String> event) {
        return found(event) ? occurrences.of(values).map(Occurrence::fields) : Optional.empty();
    }

    /**
     * What else tells, of events that are alike in the known attributes, whether they are this signal and with which fields.
     *
     * @param event any of them
     * @param attribute the attribute that may be looked into besides
     * @return what is looked for in that attribute; nothing where it would take yet another
     */
    Optional<List<Look>> undecided(UnaryOperator<String> event, Set<String> known, String attribute) {
        if (isExcluded(event, known)) {
            return Optional.of(List.of());
        }
        boolean more = definition.contains().isPresent()
                || given.stream().anyMatch(one -> !known.contains(one.attribute))
                || fields.stream().anyMatch(field -> !known.containsAll(field.template.names()));
        List<Capture> open = captures.stream()
                .filter(capture -> !known.contains(capture.attribute))
                .toList();
        return more || open.stream().anyMatch(capture -> !capture.attribute.equals(attribute))
                ? Optional.empty()
                : Optional.of(open.stream()
                        .map(capture -> new Look(capture.regex, capture.finder, values))
                        .toList());
    }

    private boolean isExcluded(UnaryOperator<String> event, Set<String> known) {
        return given.stream()
                        .anyMatch(
                                one -> known.contains(one.attribute) && !one.texts.contains(event.apply(one.attribute)))
                || captures.stream()
                        .anyMatch(capture -> capture.required
                                && known.contains(capture.attribute)
                                && !capture.find(event.apply(capture.attribute), values));
    }

    private boolean found(UnaryOperator<String> event) {
        for (Given one : given) {
            if (!one.texts.contains(event.apply(one.attribute))) {
                return false;
            }
        }
        if (definition.contains().isPresent()
                && !event.apply("message").contains(definition.contains().get())) {
            return false;
        }
        Arrays.fill(values, null);
        for (Capture capture : captures) {
            if (!capture.find(event.apply(capture.attribute), values) && capture.required) {
                return false;
            }
        }
        addFields(event);
        return true;
    }

    /** Fields are part of keys, and their text may be anybody's. */
    private void addFields(UnaryOperator<String> event) {
        String[] captured = fields.size() < 2 ? values : values.clone();
        for (Field field : fields) {
            if (values[field.place] == null) {
                String value = field.variable.isPresent()
                        ? valueOf(field.variable.get(), captured, event)
                        : field.template.render(variable -> valueOf(variable, captured, event));
                values[field.place] = value.isEmpty() ? null : value;
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && values[i].length() > MAX_FIELD) {
                values[i] = values[i].substring(0, MAX_FIELD);
            }
        }
    }

    private String valueOf(String variable, String[] captured, UnaryOperator<String> event) {
        int place = place(variable);
        return place >= 0 && captured[place] != null ? captured[place] : event.apply(variable);
    }

    private int place(String name) {
        return Arrays.binarySearch(names, name);
    }

    private Capture compile(String attribute, String regex, boolean required) {
        List<String> groups = CapturedFields.groups(regex);
        try {
            return new Capture(
                    attribute,
                    regex,
                    Finder.of(
                            regex, groups, groups.stream().mapToInt(this::place).toArray()),
                    required,
                    Pattern.compile(regex).matcher("").find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "signal " + definition.signal() + ": the expression for " + attribute + " is wrong: "
                            + e.getMessage(),
                    e);
        }
    }
}
