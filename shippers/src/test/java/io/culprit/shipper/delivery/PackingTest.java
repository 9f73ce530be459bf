package io.culprit.shipper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.wire.EventLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58Z");

    private final List<ProducerRecord<String, byte[]>> packed = new ArrayList<>();
    private final Parcel parcel = new Parcel();

    private static Event event(String service, long offset, String original) {
        Header header =
                new Header(new Delivery("web1", "f", "5a", offset, 0), AT, Duration.ZERO, AT, AT, service, "web1", "f");
        return new ChangeEvent(header, "package", "installed", "p", "1", new TreeMap<>(), original);
    }

    private static List<EventRecord> carried(ProducerRecord<String, byte[]> record) {
        List<EventRecord> carried = new ArrayList<>();
        EventLines.read(record.value(), new EventLines.Reader() {
            @Override
            public void take(EventRecord event) {
                carried.add(event);
            }

            @Override
            public void refuse(String line, String why) {
                throw new AssertionError(why);
            }
        });
        return carried;
    }

    private void pack() {
        new Packing().pack(parcel, packed::add);
    }

    @Test
    void packsWhatGoesToOneKeyTogether_inOrder_upToABound() {
        for (int i = 0; i < EventLines.MOST + 10; i++) {
            parcel.add(event(i % 2 == 0 ? "" : "shop", i, "line"));
        }
        parcel.add(new Heartbeat("", "web1", EventKind.CHANGE, AT, List.of(), List.of(), List.of()));
        pack();

        assertThat(packed).extracting(ProducerRecord::key).containsExactly("|web1", "shop|web1");
        assertThat(carried(packed.get(0)))
                .hasSize(EventLines.MOST / 2 + 6)
                .last()
                .isInstanceOf(Heartbeat.class);
        assertThat(carried(packed.get(1)))
                .extracting(event -> ((Event) event).header().delivery().offset())
                .isSorted()
                .hasSize(EventLines.MOST / 2 + 5);
    }

    @Test
    void splitsWhatNoBrokerWouldTake_andRefusesASingleEventOfThatSize() {
        parcel.add(event("", 1, "a".repeat(600_000)));
        parcel.add(event("", 2, "b".repeat(600_000)));
        parcel.add(event("", 3, "c".repeat(1_000_000)));
        pack();

        assertThat(packed)
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder("events.change", "events.change", "dead-letters");
        assertThat(packed)
                .allSatisfy(record -> assertThat(record.value().length).isLessThan(1_000_000));
        assertThat(new String(packed.get(2).value()))
                .contains("\"reason\":\"too-long\"", "\"offset\":3", "an event of 1");
    }
}
