package io.culprit.shipper.reading;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.wire.DeadLetter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was read, in its order. */
public final class Recorded implements EventSink {

    public final List<EventRecord> records = new CopyOnWriteArrayList<>();
    public final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @Override
    public void accept(EventRecord record) {
        records.add(record);
    }

    @Override
    public void reject(DeadLetter letter) {
        letters.add(letter);
    }

    List<Event> events() {
        return records.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
    }

    List<Heartbeat> heartbeats() {
        return records.stream()
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .toList();
    }
}
