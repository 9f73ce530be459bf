package io.culprit.bench;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.wire.EventLines;
import io.culprit.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How fast {@code culprit correlate}, a process of its own, reads what topics hold already: this one is the broker, fills the
 * topics, and watches the committed offsets. {@code src/bench/correlating.sh} runs it.
 */
public final class ThroughKafka {

    private static final int HOSTS = 8;
    private static final int A_SECOND = 2_000;
    private static final String APPLICATION = "culprit";

    private ThroughKafka() {}

    /** @param arguments data folder, port, and millions of requests */
    public static void main(String[] arguments) throws Exception {
        DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
        int seconds = Integer.parseInt(arguments[2]) * 1_000_000 / HOSTS / A_SECOND;
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, Optional.of(Integer.parseInt(arguments[1])), Optional.empty());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.toNewTopic(Topics.EMBEDDED_PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            long events = fill(broker.bootstrapServers(), seconds);
            Map<TopicPartition, Long> ends = ends(admin);
            System.out.println("filled " + events);
            long begin = 0;
            long committed = 0;
            long wanted = ends.values().stream().mapToLong(Long::longValue).sum();
            while (committed < wanted) {
                TimeUnit.MILLISECONDS.sleep(50);
                committed = committed(admin, ends);
                begin = begin == 0 && committed > 0 ? System.nanoTime() : begin;
            }
            double took = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "read %d events in %.1f s: %.0f a second%n", events, took, events / took);
            Thread.currentThread().join();
        }
    }

    private static long fill(String servers, int seconds) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "compression.type", "lz4", "linger.ms", 20, "batch.size", 1 << 18);
        List<HostTraffic> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(new HostTraffic(i));
        }
        long events = 0;
        EventLines.Writer writer = new EventLines.Writer();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int second = 0; second < seconds; second++) {
                for (HostTraffic host : hosts) {
                    List<EventRecord> records = host.second(second, A_SECOND);
                    events += records.stream().filter(Event.class::isInstance).count();
                    pack(records, packed -> producer.send(record(packed, writer)));
                }
            }
            producer.flush();
        }
        return events;
    }

    /** As a shipper packs them: up to 256 consecutive events of a source are a record, and heartbeats follow. */
    static void pack(List<EventRecord> records, Consumer<List<EventRecord>> packed) {
        Map<String, List<EventRecord>> open = new LinkedHashMap<>();
        for (EventRecord record : records) {
            if (record instanceof Heartbeat) {
                open.values().forEach(packed);
                open.clear();
                packed.accept(List.of(record));
                continue;
            }
            String source = record.getClass() + ((Event) record).header().path();
            List<EventRecord> own = open.computeIfAbsent(source, any -> new ArrayList<>());
            own.add(record);
            if (own.size() == EventLines.MOST) {
                packed.accept(own);
                open.remove(source);
            }
        }
        open.values().forEach(packed);
    }

    /** The record that carries these to its topic. */
    static ProducerRecord<String, byte[]> record(List<EventRecord> packed, EventLines.Writer writer) {
        EventRecord first = packed.get(0);
        EventKind kind = first instanceof Event event ? event.kind() : ((Heartbeat) first).kind();
        String key = first instanceof Event event
                ? Topics.eventKey(event.header().service(), event.header().host())
                : Topics.eventKey(((Heartbeat) first).service(), ((Heartbeat) first).host());
        return new ProducerRecord<>(Topics.events(kind).name(), key, writer.write(packed));
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            for (int i = 0; i < Topics.EMBEDDED_PARTITIONS; i++) {
                wanted.put(new TopicPartition(Topics.events(kind).name(), i), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static long committed(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
        return admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getValue() != null && ends.containsKey(entry.getKey()))
                .mapToLong(entry -> Math.min(entry.getValue().offset(), ends.get(entry.getKey())))
                .sum();
    }
}
