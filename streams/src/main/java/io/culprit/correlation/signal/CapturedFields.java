package io.culprit.correlation.signal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of what a signal captures. */
public final class CapturedFields {

    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private CapturedFields() {}

    /** The fields that an occurrence of a signal may have. */
    public static Set<String> of(SignalDefinition signal) {
        Set<String> names = new TreeSet<>(signal.fields().keySet());
        Stream.concat(signal.capture().values().stream(), signal.captureOptional().values().stream())
                .forEach(regex -> names.addAll(groups(regex)));
        return names;
    }

    /** The named groups of a regular expression, in their order. */
    static List<String> groups(String regex) {
        return GROUP_NAME.matcher(regex).results().map(name -> name.group(1)).toList();
    }
}
