package io.culprit.correlation.fold;

import io.culprit.text.Excerpt;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose episode it is: a pattern, and the values of the fields that the pattern joins on.
 *
 * @param pattern name of the pattern
 * @param fields join key; empty when the pattern joins on nothing but its scope
 */
public record EpisodeKey(String pattern, SortedMap<String, String> fields) implements Comparable<EpisodeKey> {

    /** The key under which a signal with these fields falls, or nothing when it lacks one: it then concerns all keys. */
    static Optional<EpisodeKey> of(String pattern, Iterable<String> names, Map<String, String> fields) {
        SortedMap<String, String> key = Collections.emptySortedMap();
        for (String name : names) {
            String value = fields.get(name);
            if (value == null) {
                return Optional.empty();
            }
            key = key.isEmpty() ? new TreeMap<>() : key;
            key.put(name, value);
        }
        return Optional.of(new EpisodeKey(pattern, key));
    }

    /** The key that gathers what concerns every key of a pattern. */
    static EpisodeKey anyOf(String pattern) {
        return new EpisodeKey(pattern, Collections.emptySortedMap());
    }

    /** Whether a text in it was {@linkplain Excerpt#cut cut}, so that it may stand for several keys. */
    boolean isCut() {
        for (String value : fields.values()) {
            if (value.endsWith(Excerpt.CUT)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what concerns this key concerns another: it is the same, or this one is cut and begins it. */
    boolean covers(EpisodeKey other) {
        return equals(other)
                || isCut()
                        && pattern.equals(other.pattern)
                        && fields.keySet().equals(other.fields.keySet())
                        && fields.entrySet().stream().allMatch(each -> {
                            String value = other.fields.get(each.getKey());
                            return each.getValue().equals(value) || Excerpt.begins(each.getValue(), value);
                        });
    }

    @Override
    public int compareTo(EpisodeKey other) {
        int byPattern = pattern.compareTo(other.pattern);
        if (byPattern != 0 || fields.isEmpty() && other.fields.isEmpty()) {
            return byPattern;
        }
        return text().compareTo(other.text());
    }

    /** The key in one text, different for different keys whatever stands in their fields. */
    public String text() {
        StringBuilder text = new StringBuilder(pattern);
        fields.forEach((name, value) -> text.append('|')
                .append(name)
                .append('|')
                .append(value.length())
                .append(':')
                .append(value));
        return text.toString();
    }
}
