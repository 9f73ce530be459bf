package io.culprit.shipper.delivery;

import io.culprit.event.EventRecord;
import io.culprit.wire.DeadLetter;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Hands everything on, counts what could not be read by reason, and remembers the first example of each. */
public final class Rejections implements EventSink {

    private final EventSink next;
    private final Map<DeadLetter.Reason, Long> counts = new EnumMap<>(DeadLetter.Reason.class);
    private final Map<DeadLetter.Reason, DeadLetter> examples = new EnumMap<>(DeadLetter.Reason.class);

    /** @param next takes everything */
    public Rejections(EventSink next) {
        this.next = next;
    }

    /** Counts them and hands nothing on. */
    public static Rejections counting() {
        return new Rejections(new EventSink() {
            @Override
            public void accept(EventRecord record) {}

            @Override
            public void reject(DeadLetter letter) {}
        });
    }

    @Override
    public void accept(EventRecord record) {
        next.accept(record);
    }

    @Override
    public void reject(DeadLetter letter) {
        counts.merge(letter.reason(), 1L, Long::sum);
        examples.putIfAbsent(letter.reason(), letter);
        next.reject(letter);
    }

    /** How many were rejected, by reason; no reason without any. */
    public Map<DeadLetter.Reason, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The first of each reason. */
    public Collection<DeadLetter> examples() {
        return Collections.unmodifiableCollection(examples.values());
    }
}
