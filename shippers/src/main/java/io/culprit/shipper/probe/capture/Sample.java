package io.culprit.shipper.probe.capture;

import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import java.util.SortedMap;
import java.util.TreeMap;

/** A probe event in the making. */
public final class Sample {

    // A sample names ports, inodes or modules that others chose; beyond this many the rest says nothing new.
    private static final int MOST_ATTRIBUTES = 200;

    private final SortedMap<String, String> attributes = new TreeMap<>();

    /** Sets a text, bounded; an empty one is left out. */
    public Sample put(String name, String value) {
        if (!value.isEmpty() && (attributes.size() < MOST_ATTRIBUTES || attributes.containsKey(name))) {
            attributes.put(name, Bounded.cut(value, 1_000));
        }
        return this;
    }

    /** Sets a figure. */
    public Sample put(String name, long value) {
        return put(name, Long.toString(value));
    }

    /** Adds to a count. */
    public Sample add(String name, long more) {
        return put(name, Long.parseLong(attributes.getOrDefault(name, "0")) + more);
    }

    /**
     * The event.
     *
     * @param probe which probe looked
     * @param subject what it looked at
     * @param outcome what it found
     * @param original what tells it, in one line
     */
    public EventBody event(String probe, String subject, String outcome, String original) {
        return header -> new ProbeEvent(header, probe, Bounded.text(subject), outcome, attributes, original);
    }

    /** The figures in one line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value));
        return text.toString();
    }
}
