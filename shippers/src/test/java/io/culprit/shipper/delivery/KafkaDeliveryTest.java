package io.culprit.shipper.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.EventLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaDeliveryTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58Z");
    private static final ChangeEvent EVENT = new ChangeEvent(
            new Header(new Delivery("web1", "dpkg.log", "5a", 0, 0), AT, Duration.ZERO, AT, AT, "", "web1", "dpkg.log"),
            "package",
            "installed",
            "p",
            "1",
            new TreeMap<>(),
            "line");
    private static final Heartbeat HEARTBEAT =
            new Heartbeat("", "web1", EventKind.CHANGE, AT, List.of("shop"), List.of(), List.of());

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaDelivery delivery = new KafkaDelivery(producer, false);

    @Test
    void sendsEventsAndTheirHeartbeatsToOneTopicUnderOneKey() {
        delivery.accept(EVENT);
        delivery.accept(HEARTBEAT);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsOnly("events.change");
        assertThat(producer.history()).extracting(ProducerRecord::key).containsOnly("|web1");
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .containsExactly(EventLines.write(List.of(EVENT, HEARTBEAT)));
    }

    @Test
    void countsWhatTheBrokersTook() {
        delivery.accept(EVENT);
        delivery.reject(new DeadLetter(
                DeadLetter.Stage.PARSE, DeadLetter.Reason.BINARY, "detail", "web1", "error.log", 7, "text"));
        assertThat(delivery.acknowledged()).isZero();
        delivery.flush();
        assertThat(delivery.acknowledged()).isEqualTo(2);
        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().get(1).topic()).isEqualTo("dead-letters");
    }

    @Test
    void failsEveryLaterCall_whenBrokersRefusedRecord() {
        delivery.accept(EVENT);
        delivery.accept(HEARTBEAT);
        producer.errorNext(new AuthorizationException("not allowed"));
        assertThatThrownBy(() -> delivery.accept(EVENT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("events.change")
                .hasMessageContaining("not allowed")
                .hasMessageContaining("check that");
        assertThatThrownBy(delivery::flush).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(delivery::close).isInstanceOf(DeliveryException.class);
    }

    @Test
    void refusesPropertiesThatNoClientTakes() {
        assertThatThrownBy(() -> new KafkaDelivery(new Connection(Map.of("bootstrap.servers", "not an address"))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("refuses its properties");
    }
}
