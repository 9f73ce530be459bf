package io.culprit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.event.ErrorEvent;
import io.culprit.event.EventRecord;
import io.culprit.wire.EventLines;
import io.culprit.wire.Json;
import io.culprit.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long after its event reached Kafka an incident stands on the alert topic, while 10,000 events a second pass.
 *
 * <p>Two hundred hosts write 50 requests a second each; now and then a daemon group of another one is stopped in a deadlock,
 * which one line tells: each host has one such incident. The time runs from the append of that line's record to the moment a consumer that reads what
 * is committed has the incident that names the group.
 */
public final class AlertLatency {

    private static final int HOSTS = 200;
    private static final int A_SECOND = 50;
    private static final int PARTS = 10;
    private static final int WARMING_UP = 60;

    private final Map<String, Long> appended = new ConcurrentHashMap<>();
    private final Map<String, Long> alerted = new ConcurrentHashMap<>();
    private int every;
    private long events;

    private AlertLatency() {}

    /** @param arguments data folder, port, and seconds to measure */
    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[2]);
        DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, Optional.of(Integer.parseInt(arguments[1])), Optional.empty());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.toNewTopic(Topics.EMBEDDED_PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            System.out.println("ready");
            new AlertLatency().run(broker.bootstrapServers(), seconds);
            Thread.currentThread().join();
        }
    }

    private void run(String servers, int seconds) throws Exception {
        every = Math.max(1, seconds * PARTS / HOSTS);
        Thread reading = new Thread(() -> read(servers), "alerts");
        reading.setDaemon(true);
        reading.start();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "compression.type", "lz4", "linger.ms", 5);
        List<HostTraffic> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(new HostTraffic(i));
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            long begin = System.nanoTime();
            for (int second = 0; second < seconds + WARMING_UP; second++) {
                send(hosts, second, begin, producer);
            }
            producer.flush();
        }
        TimeUnit.SECONDS.sleep(5);
        tell(seconds);
    }

    private void send(List<HostTraffic> hosts, int second, long begin, KafkaProducer<String, byte[]> producer)
            throws InterruptedException {
        List<List<EventRecord>> all =
                hosts.stream().map(host -> host.second(second, A_SECOND)).toList();
        EventLines.Writer writer = new EventLines.Writer();
        for (int part = 0; part < PARTS; part++) {
            long due = begin + TimeUnit.SECONDS.toNanos(second) + part * TimeUnit.SECONDS.toNanos(1) / PARTS;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            int turn = (second - WARMING_UP) * PARTS + part;
            if (turn >= 0 && turn % every == 0 && turn / every < HOSTS) {
                String group = "group-" + second + "-" + part;
                ErrorEvent line = hosts.get(turn / every).deadlock(second, group);
                send(List.of(line), writer, producer, at -> appended.put(group, at));
            }
            for (List<EventRecord> records : all) {
                int from = records.size() * part / PARTS;
                int to = records.size() * (part + 1) / PARTS;
                ThroughKafka.pack(records.subList(from, to), packed -> send(packed, writer, producer, at -> {}));
                events += to - from;
            }
        }
    }

    private interface Appended {
        void at(long millis);
    }

    private static void send(
            List<EventRecord> packed, EventLines.Writer writer, KafkaProducer<String, byte[]> producer, Appended then) {
        ProducerRecord<String, byte[]> record = ThroughKafka.record(packed, writer);
        producer.send(record, (where, failed) -> {
            if (failed != null) {
                throw new IllegalStateException(failed);
            }
            then.at(where.timestamp());
        });
    }

    private void read(String servers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "fetch.max.wait.ms", 20);
        try (KafkaConsumer<String, byte[]> alerts =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = alerts.partitionsFor(Topics.ALERTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            alerts.assign(partitions);
            alerts.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<String, byte[]> record : alerts.poll(Duration.ofMillis(100))) {
                    long now = System.currentTimeMillis();
                    alerted.putIfAbsent(culprit(record.value()), now);
                }
            }
        }
    }

    private static String culprit(byte[] alert) {
        try {
            JsonNode incident = Json.mapper().readTree(alert);
            return incident.path("culprit").path("name").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(int seconds) {
        List<Long> delays = new ArrayList<>();
        long missing = 0;
        for (Map.Entry<String, Long> one : appended.entrySet()) {
            Long at = alerted.get(one.getKey());
            missing += at == null ? 1 : 0;
            if (at != null) {
                delays.add(at - one.getValue());
            }
        }
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "told %d incidents in %d s at %.0f events a second: p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms; %d not told%n",
                sorted.length,
                seconds,
                (double) events / (seconds + WARMING_UP),
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1),
                missing);
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }
}
