package io.culprit.correlation.signal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with {@code {name}} in it, as signal and pattern files use it.
 *
 * <p>{@code {name|underscored}} writes {@code -} as {@code _}: package names use the one, module names the other.
 * {@code {stem|lower}} writes small letters, {@code {path|file}} the last part of a path. {@code {reload.first|time}} writes an instant to the second, in UTC. Any other word after the bar is a noun to count:
 * {@code {cut.count|requests}} becomes {@code 1 request} or {@code 11 requests}. A name without a value becomes an empty
 * text.
 * What stands in double brackets is left out when a name in it has no value: {@code crashed[[ since {reload.first|time}]]}.
 */
public final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}|]+)(?:\\|([a-z ]+))?}");

    private static final Pattern PHRASE = Pattern.compile("\\[\\[((?:[^\\]]|](?!]))*+)]]");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private sealed interface Part {}

    private record Plain(String text) implements Part {}

    private record Variable(String name, String filter) implements Part {}

    private record Phrase(List<Part> parts) implements Part {}

    private final List<Part> parts;

    public Template(String text) {
        List<Part> all = new ArrayList<>();
        int from = 0;
        Matcher phrase = PHRASE.matcher(text);
        while (phrase.find()) {
            all.addAll(parts(text.substring(from, phrase.start())));
            all.add(new Phrase(parts(phrase.group(1))));
            from = phrase.end();
        }
        all.addAll(parts(text.substring(from)));
        this.parts = List.copyOf(all);
    }

    private static List<Part> parts(String text) {
        List<Part> all = new ArrayList<>();
        int from = 0;
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            all.add(new Plain(text.substring(from, variable.start())));
            String filter = variable.group(2);
            all.add(new Variable(variable.group(1), filter == null ? "" : filter));
            from = variable.end();
        }
        all.add(new Plain(text.substring(from)));
        all.removeIf(part -> part instanceof Plain plain && plain.text.isEmpty());
        return all;
    }

    /**
     * The text with every name replaced.
     *
     * @param values gives the value of a name, empty when there is none
     */
    public String render(UnaryOperator<String> values) {
        if (parts.size() == 1 && parts.get(0) instanceof Variable variable) {
            return filtered(values.apply(variable.name), variable.filter);
        }
        StringBuilder rendered = new StringBuilder();
        fill(parts, values, rendered);
        return rendered.toString();
    }

    private static void fill(List<Part> parts, UnaryOperator<String> values, StringBuilder rendered) {
        for (Part part : parts) {
            if (part instanceof Plain plain) {
                rendered.append(plain.text);
            } else if (part instanceof Variable variable) {
                rendered.append(filtered(values.apply(variable.name), variable.filter));
            } else if (part instanceof Phrase phrase && complete(phrase.parts, values)) {
                fill(phrase.parts, values, rendered);
            }
        }
    }

    /** The name that the text is nothing but. */
    Optional<String> onlyVariable() {
        return parts.size() == 1 && parts.get(0) instanceof Variable variable && variable.filter.isEmpty()
                ? Optional.of(variable.name)
                : Optional.empty();
    }

    /** Whether every name in the text has a value. */
    public boolean complete(UnaryOperator<String> values) {
        return complete(parts, values);
    }

    private static boolean complete(List<Part> parts, UnaryOperator<String> values) {
        return names(parts).stream().noneMatch(name -> values.apply(name).isEmpty());
    }

    /** The names in it. */
    public Set<String> names() {
        return names(parts);
    }

    private static Set<String> names(List<Part> parts) {
        Set<String> all = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                all.add(variable.name);
            } else if (part instanceof Phrase phrase) {
                all.addAll(names(phrase.parts));
            }
        }
        return all;
    }

    private static String filtered(String value, String filter) {
        if (filter.isEmpty()) {
            return value;
        }
        if (filter.equals("underscored")) {
            return value.replace('-', '_');
        }
        if (filter.equals("lower")) {
            return value.toLowerCase(Locale.ROOT);
        }
        if (filter.equals("file")) {
            return value.substring(value.lastIndexOf('/') + 1);
        }
        if (filter.equals("time")) {
            return time(value);
        }
        return value + " " + (value.equals("1") ? singular(filter) : filter);
    }

    private static String time(String value) {
        try {
            return SECONDS.format(Instant.parse(value)) + " UTC";
        } catch (DateTimeParseException e) {
            // What is no instant stands as it is: the text may come from a log line.
            return value;
        }
    }

    private static String singular(String noun) {
        return noun.replaceFirst("(?<=ss|sh)es$|(?<!s)s$", "");
    }
}
