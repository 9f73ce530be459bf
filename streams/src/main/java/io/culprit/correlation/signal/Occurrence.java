package io.culprit.correlation.signal;

import io.culprit.signal.Fields;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * That an event is a signal, and what was captured from it.
 *
 * <p>Equal ones are mostly one object, and its hash is computed once: every event looks its bucket up by it.
 */
public final class Occurrence {

    private final String signal;
    private final Fields fields;
    private final Duration width;
    private final int hash;
    private final OptionalInt most;
    private final boolean quoted;

    /**
     * Says so.
     *
     * @param signal the signal's name
     * @param fields captured fields
     * @param width span of the bucket it is counted in
     * @param most how many different ones of the signal a span may have
     * @param quoted whether the text of its events may stand as evidence
     */
    public Occurrence(
            String signal, SortedMap<String, String> fields, Duration width, OptionalInt most, boolean quoted) {
        this.most = most;
        this.quoted = quoted;
        this.signal = signal;
        this.fields = Fields.of(fields);
        this.width = width;
        this.hash = 31 * (31 * signal.hashCode() + fields.hashCode()) + width.hashCode();
    }

    public String signal() {
        return signal;
    }

    public SortedMap<String, String> fields() {
        return fields;
    }

    public Duration width() {
        return width;
    }

    /** How many different ones of its signal a span may have; it makes no difference to equality. */
    public OptionalInt most() {
        return most;
    }

    /** Whether the text of its events may stand as evidence; it makes no difference to equality. */
    public boolean quoted() {
        return quoted;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Occurrence occurrence
                        && hash == occurrence.hash
                        && signal.equals(occurrence.signal)
                        && fields.equals(occurrence.fields)
                        && width.equals(occurrence.width);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return signal + fields;
    }
}
