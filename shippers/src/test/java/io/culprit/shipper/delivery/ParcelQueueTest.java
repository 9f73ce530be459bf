package io.culprit.shipper.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.culprit.event.EventKind;
import io.culprit.event.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ParcelQueueTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Parcel parcel() {
        Parcel parcel = new Parcel();
        parcel.add(new Heartbeat("", "web1", EventKind.CHANGE, Instant.EPOCH, List.of(), List.of(), List.of()));
        return parcel;
    }

    /** Brokers that are away for the first tries, as a producer says that has no word of the topic. */
    private static final class Away extends MockProducer<String, byte[]> {

        private final AtomicInteger tries = new AtomicInteger(3);

        Away() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            if (tries.getAndDecrement() > 0) {
                callback.onCompletion(null, new TimeoutException("no metadata"));
                return null;
            }
            return super.send(record, callback);
        }
    }

    @Test
    void aParcelIsAcknowledged_whenTheBrokersHaveTakenAllOfIt() throws Exception {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        ParcelQueue queue = ParcelQueue.before(new KafkaDelivery(producer, true));
        Parcel parcel = parcel();
        assertThat(queue.offer(parcel, SOON)).isTrue();
        await().until(() -> producer.history().size() == 1);
        assertThat(parcel.acknowledged()).isFalse();
        producer.completeNext();
        await().until(parcel::acknowledged);
        queue.close(SOON);
    }

    @Test
    void waitsForBrokersThatAreAway_andSendsNothingTwice() throws Exception {
        Away producer = new Away();
        ParcelQueue queue = ParcelQueue.before(new KafkaDelivery(producer, true));
        Parcel parcel = parcel();
        queue.offer(parcel, SOON);
        await().until(parcel::acknowledged);
        assertThat(producer.history()).hasSize(1);
        queue.close(SOON);
    }

    @Test
    void refusesFurtherParcels_whenOneWasRefused() throws Exception {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        ParcelQueue queue = ParcelQueue.before(new KafkaDelivery(producer, true));
        queue.offer(parcel(), SOON);
        await().until(() -> producer.history().size() == 1);
        producer.errorNext(new AuthorizationException("not allowed"));
        queue.offer(parcel(), SOON);

        await().untilAsserted(() -> assertThatThrownBy(() -> queue.offer(parcel(), Duration.ZERO))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("not allowed"));
        assertThatThrownBy(() -> queue.close(SOON)).isInstanceOf(DeliveryException.class);
    }
}
