package io.culprit.signal;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Captured fields, by name; never changes, so that its hash and its text are made once: buckets are looked up by the one and
 * ordered by the other.
 */
public final class Fields extends AbstractMap<String, String> implements SortedMap<String, String> {

    private static final Fields NONE = new Fields(new TreeMap<>());

    private final TreeMap<String, String> entries;
    private final int hash;
    private String text = "";

    private Fields(TreeMap<String, String> entries) {
        this.entries = entries;
        this.hash = entries.hashCode();
    }

    /** The same fields in a form that never changes. */
    public static Fields of(Map<String, String> fields) {
        if (fields instanceof Fields known) {
            return known;
        }
        return fields.isEmpty() ? NONE : new Fields(new TreeMap<>(fields));
    }

    @Override
    public String get(Object name) {
        return entries.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return entries.containsKey(name);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public Comparator<? super String> comparator() {
        return entries.comparator();
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return new Fields(new TreeMap<>(entries.subMap(from, to)));
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return new Fields(new TreeMap<>(entries.headMap(to)));
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return new Fields(new TreeMap<>(entries.tailMap(from)));
    }

    @Override
    public String firstKey() {
        return entries.firstKey();
    }

    @Override
    public String lastKey() {
        return entries.lastKey();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Map<?, ?> && hash == other.hashCode() && super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        if (text.isEmpty()) {
            text = super.toString();
        }
        return text;
    }
}
