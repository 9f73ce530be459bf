package io.culprit.correlation.signal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text with {@code {name}} in it, as signal and pattern files use it.
 *
 * <p>{@code {name|underscored}} writes {@code -} as {@code _}: package names use the one, module names the other.
 * {@code {stem|lower}} writes small letters, {@code {path|file}} the last part of a path. {@code {reload.first|time}} writes an instant to the second, in UTC. Any other word after the bar is a noun to count:
 * {@code {cut.count|requests}} becomes {@code 1 request} or {@code 11 requests}. A name without a value becomes an empty
 * text.
 * What stands in double brackets is left out when a name in it has no value: {@code crashed[[ since {reload.first|time}]]}.
 */
public record Template(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}|]+)(?:\\|([a-z ]+))?}");

    private static final Pattern PHRASE = Pattern.compile("\\[\\[((?:[^\\]]|](?!]))*+)]]");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The text with every name replaced.
     *
     * @param values gives the value of a name, empty when there is none
     */
    public String render(UnaryOperator<String> values) {
        StringBuilder rendered = new StringBuilder(text.length() + 32);
        int from = 0;
        Matcher phrase = PHRASE.matcher(text);
        while (phrase.find()) {
            fill(text.substring(from, phrase.start()), values, rendered);
            if (new Template(phrase.group(1)).complete(values)) {
                fill(phrase.group(1), values, rendered);
            }
            from = phrase.end();
        }
        fill(text.substring(from), values, rendered);
        return rendered.toString();
    }

    private static void fill(String part, UnaryOperator<String> values, StringBuilder rendered) {
        Matcher matcher = VARIABLE.matcher(part);
        while (matcher.find()) {
            String value = filtered(values.apply(matcher.group(1)), matcher.group(2));
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(rendered);
    }

    /** Whether every name in the text has a value. */
    public boolean complete(UnaryOperator<String> values) {
        return VARIABLE.matcher(text).results().noneMatch(name -> values.apply(name.group(1))
                .isEmpty());
    }

    /** The names in it. */
    public Set<String> names() {
        return VARIABLE.matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String filtered(String value, String filter) {
        if (filter == null) {
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
