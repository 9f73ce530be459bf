package io.culprit.shipper.delivery;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topic;
import io.culprit.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events to their topics, and answers for every one of them.
 *
 * <p>Sending is asynchronous. The first record that the brokers did not take makes this and every later call fail, because
 * records after a gap must not be vouched for.
 */
public final class KafkaDelivery implements EventSink, AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Serializer<EventRecord> events =
            JsonSerde.plain(EventRecord.class).serializer();
    private final Serializer<DeadLetter> letters =
            JsonSerde.plain(DeadLetter.class).serializer();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<DeliveryException> failure = new AtomicReference<>();

    /**
     * @param connection where to; of its properties, those that the promise of delivery needs are set here and cannot be
     *     overridden
     */
    public KafkaDelivery(Connection connection) {
        this(producer(connection.clientProperties()));
    }

    KafkaDelivery(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    private static Producer<String, byte[]> producer(Map<String, Object> clientProperties) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "culprit-shipper");
        properties.putAll(clientProperties);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        try {
            return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DeliveryException("the Kafka client refuses its properties: " + cause.getMessage(), e);
        }
    }

    @Override
    public void accept(EventRecord record) {
        if (record instanceof Heartbeat heartbeat) {
            send(Topics.events(heartbeat.kind()), Topics.eventKey(heartbeat.service(), heartbeat.host()), record);
        } else if (record instanceof Event event) {
            Header header = event.header();
            send(Topics.events(event.kind()), Topics.eventKey(header.service(), header.host()), record);
        }
    }

    @Override
    public void reject(DeadLetter letter) {
        send(Topics.DEAD_LETTERS, letter.host(), letters.serialize(Topics.DEAD_LETTERS.name(), letter));
    }

    /** Waits until the brokers have taken everything sent so far. */
    public void flush() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw new DeliveryException("interrupted while waiting for the brokers", e);
        }
        check();
    }

    /** Records that the brokers have taken. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Sends what is still to be sent, and fails like any other call when the brokers did not take it. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(30));
        check();
    }

    private void send(Topic topic, String key, EventRecord record) {
        send(topic, key, events.serialize(topic.name(), record));
    }

    private void send(Topic topic, String key, byte[] value) {
        check();
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value), (metadata, refused) -> {
                if (refused == null) {
                    acknowledged.incrementAndGet();
                } else {
                    fail(topic, refused);
                }
            });
        } catch (KafkaException e) {
            fail(topic, e);
            check();
        }
    }

    private void fail(Topic topic, Exception cause) {
        failure.compareAndSet(
                null,
                new DeliveryException(
                        "topic " + topic.name() + " did not take a record: " + cause.getMessage()
                                + ": check that the topic exists (culprit topics), that this client may write to it, and"
                                + " that its brokers are up; then ship again",
                        cause));
    }

    private void check() {
        DeliveryException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
