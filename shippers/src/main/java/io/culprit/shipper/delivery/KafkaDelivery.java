package io.culprit.shipper.delivery;

import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.EventLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events to their topics, and answers for every one of them.
 *
 * <p>Sending is asynchronous, its memory bounded: a caller waits while the brokers are behind. The first record that they
 * refuse makes this and every later call fail, because records after a gap must not be vouched for.
 */
public final class KafkaDelivery implements EventSink, AutoCloseable {

    private static final Duration FOR_THE_REST = Duration.ofSeconds(30);
    private static final Duration FOR_THE_REST_AGAIN = Duration.ofSeconds(3);

    private final Producer<String, byte[]> producer;
    private final boolean patient;
    private final Packing packing = new Packing();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<DeliveryException> failure = new AtomicReference<>();
    private volatile boolean closing;
    private Parcel filling = new Parcel();

    /**
     * A delivery that fails when the brokers are away for two minutes.
     *
     * @param connection where to; of its properties, those that the promise of delivery needs are set here and cannot be
     *     overridden
     */
    public KafkaDelivery(Connection connection) {
        this(producer(connection.clientProperties(), Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000)), false);
    }

    /** A delivery that waits for its brokers however long they are away; what is refused fails all the same. */
    public static KafkaDelivery patient(Connection connection) {
        Map<String, Object> properties = Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new KafkaDelivery(producer(connection.clientProperties(), properties), true);
    }

    KafkaDelivery(Producer<String, byte[]> producer, boolean patient) {
        this.producer = producer;
        this.patient = patient;
    }

    private static Producer<String, byte[]> producer(
            Map<String, Object> clientProperties, Map<String, Object> waiting) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "culprit-shipper");
        properties.putAll(clientProperties);
        properties.putAll(waiting);
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

    /** Events wait for more of them; a heartbeat takes along what it vouches for. */
    @Override
    public void accept(EventRecord record) {
        check();
        filling.add(record);
        if (record instanceof Heartbeat || filling.size() >= EventLines.MOST) {
            shipFilling();
        }
    }

    @Override
    public void reject(DeadLetter letter) {
        check();
        filling.add(letter);
    }

    /** Sends a parcel; returns when all of it is on its way. */
    public void ship(Parcel parcel) {
        packing.pack(parcel, record -> {
            parcel.sending();
            send(parcel, record);
        });
        parcel.packed();
        check();
    }

    /** Waits until the brokers have taken everything sent so far. */
    public void flush() {
        shipFilling();
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

    /**
     * Sends what is still to be sent, and fails like any other call when the brokers did not take it. A patient one gives up
     * what they do not take within seconds: whoever keeps account of parcels sends it again.
     */
    @Override
    public void close() {
        if (filling.size() > 0 && failure.get() == null) {
            shipFilling();
        }
        closing = true;
        producer.close(patient ? FOR_THE_REST_AGAIN : FOR_THE_REST);
        check();
    }

    /** Adds Kafka's own metrics of the producer. */
    public void bindTo(MeterRegistry registry) {
        new KafkaClientMetrics(producer).bindTo(registry);
    }

    /** Makes waiting calls return, as they do when closed. */
    void giveUp() {
        closing = true;
    }

    private void shipFilling() {
        Parcel full = filling;
        filling = new Parcel();
        ship(full);
    }

    private void send(Parcel parcel, ProducerRecord<String, byte[]> record) {
        Attempt attempt = new Attempt(parcel, record.topic());
        do {
            check();
            attempt.again = false;
            try {
                producer.send(record, attempt::answered);
            } catch (KafkaException e) {
                attempt.failed(e);
            }
        } while (attempt.again && !closing);
    }

    /** One record on its way. An answer to the caller's own thread says that it never was. */
    private final class Attempt {

        private final Parcel parcel;
        private final String topic;
        private final Thread caller = Thread.currentThread();
        private boolean again;

        Attempt(Parcel parcel, String topic) {
            this.parcel = parcel;
            this.topic = topic;
        }

        void answered(RecordMetadata metadata, Exception refused) {
            if (refused == null) {
                acknowledged.incrementAndGet();
                parcel.taken();
            } else if (patient && Thread.currentThread() == caller && refused instanceof TimeoutException) {
                // No room, or no word of where the topic is: the brokers are away.
                again = true;
            } else {
                failed(refused);
            }
        }

        void failed(Exception refused) {
            if (!(patient && closing)) {
                fail(topic, refused);
            }
        }
    }

    private void fail(String topic, Exception cause) {
        failure.compareAndSet(
                null,
                new DeliveryException(
                        "topic " + topic + " did not take a record: " + cause.getMessage()
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
