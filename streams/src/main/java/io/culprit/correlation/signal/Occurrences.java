package io.culprit.correlation.signal;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The different occurrences of one signal that were seen lately, so that most events need no map of fields made for them. A
 * captured text may be anybody's: when there are too many, all are forgotten.
 */
final class Occurrences {

    private static final int MOST = 1024;

    /** Captured values, in the order of their names, null where there is none; the hash is computed once. */
    private record Values(String[] texts, int hash) {

        static Values of(String[] texts) {
            return new Values(texts, Arrays.hashCode(texts));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values values && Arrays.equals(texts, values.texts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final BiPredicate<String, Map<String, String>> quoted;
    private final OptionalInt most;
    private final String signal;
    private final Duration width;
    private final String[] names;
    private final Map<Values, Occurrence> known = new HashMap<>();
    private final String[] latestValues;
    private Optional<Occurrence> latest = Optional.empty();

    Occurrences(
            String signal,
            Duration width,
            OptionalInt most,
            String[] names,
            BiPredicate<String, Map<String, String>> quoted) {
        this.quoted = quoted;
        this.most = most;
        this.signal = signal;
        this.width = width;
        this.names = names;
        this.latestValues = new String[names.length];
    }

    /**
     * The occurrence with these fields.
     *
     * @param values in the order of the names, null where there is none; may be used again afterwards
     */
    Optional<Occurrence> of(String[] values) {
        if (latest.isEmpty() || !Arrays.equals(latestValues, values)) {
            Values looked = Values.of(values);
            Occurrence before = known.get(looked);
            latest = Optional.of(before != null ? before : remember(new Values(values.clone(), looked.hash)));
            System.arraycopy(values, 0, latestValues, 0, values.length);
        }
        return latest;
    }

    private Occurrence remember(Values values) {
        if (known.size() >= MOST) {
            known.clear();
        }
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            if (values.texts[i] != null) {
                fields.put(names[i], values.texts[i]);
            }
        }
        Occurrence occurrence = new Occurrence(signal, fields, width, most, quoted.test(signal, fields));
        known.put(values, occurrence);
        return occurrence;
    }
}
