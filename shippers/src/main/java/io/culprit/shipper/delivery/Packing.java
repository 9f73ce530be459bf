package io.culprit.shipper.delivery;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.EventLines;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Packs events into records: those of one topic and key together and in order, within the size a broker takes. */
final class Packing {

    // Brokers take 1 MiB unless told otherwise, compressed; the client measures before it compresses.
    private static final int MOST_BYTES = 900_000;

    // Events are seldom over 2 kB; where they are, a record is packed again with fewer.
    private static final int QUOTED = 4_096;

    private final Serializer<DeadLetter> letters =
            JsonSerde.plain(DeadLetter.class).serializer();

    private final EventLines.Writer lines = new EventLines.Writer();

    private record Destination(String topic, String key) {

        static Destination of(EventRecord record) {
            if (record instanceof Heartbeat beat) {
                return new Destination(Topics.events(beat.kind()).name(), Topics.eventKey(beat.service(), beat.host()));
            }
            Event event = (Event) record;
            Header header = event.header();
            return new Destination(
                    Topics.events(event.kind()).name(), Topics.eventKey(header.service(), header.host()));
        }
    }

    /** The records that carry a parcel. */
    void pack(Parcel parcel, Consumer<ProducerRecord<String, byte[]>> packed) {
        for (Map.Entry<Destination, List<EventRecord>> group :
                byDestination(parcel.records()).entrySet()) {
            List<EventRecord> events = group.getValue();
            for (int from = 0; from < events.size(); from += EventLines.MOST) {
                pack(group.getKey(), events.subList(from, Math.min(events.size(), from + EventLines.MOST)), packed);
            }
        }
        parcel.letters().forEach(letter -> packed.accept(letter(letter)));
    }

    private static Map<Destination, List<EventRecord>> byDestination(List<EventRecord> records) {
        Map<Destination, List<EventRecord>> groups = new LinkedHashMap<>();
        Destination last = null;
        List<EventRecord> group = List.of();
        EventRecord before = null;
        for (EventRecord record : records) {
            if (before == null || !together(before, record)) {
                last = Destination.of(record);
                group = groups.computeIfAbsent(last, first -> new ArrayList<>());
            }
            group.add(record);
            before = record;
        }
        return groups;
    }

    /** Most events of a parcel are of one source; that is seen without a look at the topic. */
    private static boolean together(EventRecord one, EventRecord other) {
        return one instanceof Event first
                && other instanceof Event second
                && first.kind() == second.kind()
                && first.header().service().equals(second.header().service())
                && first.header().host().equals(second.header().host());
    }

    private void pack(Destination to, List<EventRecord> events, Consumer<ProducerRecord<String, byte[]>> packed) {
        byte[] value = lines.write(events);
        if (value.length <= MOST_BYTES) {
            packed.accept(new ProducerRecord<>(to.topic(), to.key(), value));
        } else if (events.size() > 1) {
            pack(to, events.subList(0, events.size() / 2), packed);
            pack(to, events.subList(events.size() / 2, events.size()), packed);
        } else {
            packed.accept(letter(tooLong(events.get(0), value.length)));
        }
    }

    /** An event that no broker would take; a roster so long comes of misuse, and cannot be vouched for. */
    private static DeadLetter tooLong(EventRecord record, int bytes) {
        if (!(record instanceof Event event)) {
            throw new DeliveryException("a heartbeat of " + bytes + " bytes: over " + MOST_BYTES
                    + ": follow fewer files under one service and host");
        }
        Header header = event.header();
        return new DeadLetter(
                DeadLetter.Stage.PARSE,
                DeadLetter.Reason.TOO_LONG,
                "an event of " + bytes + " bytes, over " + MOST_BYTES,
                header.host(),
                header.path(),
                header.delivery().offset(),
                Bounded.cut(event.text(), QUOTED));
    }

    private ProducerRecord<String, byte[]> letter(DeadLetter letter) {
        String topic = Topics.DEAD_LETTERS.name();
        return new ProducerRecord<>(topic, letter.host(), letters.serialize(topic, letter));
    }
}
