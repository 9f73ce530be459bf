package io.culprit.topology;

import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Signals on their way, by service: it is the record and not the signal that costs Kafka, so what follows from one record of
 * events leaves as one record. The order within a service is kept.
 */
final class Parcels {

    /** Characters of quoted lines in one record; a broker takes a megabyte. */
    private static final int MOST_QUOTED = 1 << 16;

    private static final int MOST = 256;

    private static final class Parcel {
        private final List<SignalRecord> signals = new ArrayList<>();
        private int quoted;
    }

    private final BiConsumer<String, List<SignalRecord>> onward;
    private final Map<String, Parcel> open = new LinkedHashMap<>();

    /** @param onward takes a service and its signals */
    Parcels(BiConsumer<String, List<SignalRecord>> onward) {
        this.onward = onward;
    }

    /** Adds a signal; what is full goes on. */
    void add(SignalRecord signal) {
        Parcel parcel = open.computeIfAbsent(signal.service(), any -> new Parcel());
        int quoted = quoted(signal);
        if (parcel.signals.size() == MOST || !parcel.signals.isEmpty() && parcel.quoted + quoted > MOST_QUOTED) {
            onward.accept(signal.service(), List.copyOf(parcel.signals));
            parcel.signals.clear();
            parcel.quoted = 0;
        }
        parcel.signals.add(signal);
        parcel.quoted += quoted;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Sends on all that there is. */
    void send() {
        open.forEach((service, parcel) -> onward.accept(service, parcel.signals));
        open.clear();
    }

    private static int quoted(SignalRecord signal) {
        int characters = 0;
        if (signal instanceof SignalBucket bucket) {
            for (Exemplar exemplar : bucket.exemplars()) {
                characters += exemplar.text().length();
            }
        }
        return characters;
    }
}
