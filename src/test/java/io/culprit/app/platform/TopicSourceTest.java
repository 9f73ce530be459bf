package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.app.cli.CulpritMain;
import io.culprit.app.topics.TopicCreation;
import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.EventLines;
import io.culprit.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw lines of a fleet's collectors on a real cluster become events, each once. */
class TopicSourceTest {

    private static final String RAW = "raw-logs";
    private static final String LOG = "/var/log/nginx/access.log";
    private static final int REQUESTS = 200;
    private static final Instant FIRST = Instant.parse("2026-11-21T08:00:00Z");
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    @TempDir
    private Path temp;

    private DataDirectory directory;
    private EmbeddedBroker broker;
    private Connection cluster;

    @BeforeEach
    void start() throws Exception {
        directory = DataDirectory.open(temp.resolve("broker"));
        broker = EmbeddedBroker.start(directory);
        cluster = Connection.to(broker.bootstrapServers());
        try (Admin admin = cluster.admin()) {
            new TopicCreation(admin, 2, (short) 1).ensure(Topics.ALL);
            admin.createTopics(List.of(new NewTopic(RAW, 3, (short) 1))).all().get();
        }
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
        directory.close();
    }

    @Test
    void shipsEveryLineOnce_whenKilledInTheMiddle() throws Exception {
        Path settings = temp.resolve("shipper.yaml");
        Files.writeString(settings, """
                kafka:
                  bootstrap.servers: %s
                state: %s
                health:
                  listen: none
                topics:
                  - topic: %s
                    service: shop
                    kafka:
                      max.poll.records: 50
                      session.timeout.ms: 6000
                      heartbeat.interval.ms: 1000
                """.formatted(broker.bootstrapServers(), temp.resolve("state"), RAW));
        send(0, REQUESTS);
        Process killed = ship(settings);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !deliveries().isEmpty());
        send(REQUESTS, 2 * REQUESTS);
        killed.destroyForcibly().waitFor();

        shipToTheEnd(settings);

        List<Delivery> all = deliveries();
        Set<Delivery> unique = new HashSet<>(all);
        assertThat(unique).hasSize(3 * 2 * REQUESTS);
        assertThat(unique.stream().collect(Collectors.groupingBy(Delivery::generation, Collectors.counting())))
                .isEqualTo(Map.of(RAW + "-0", 2L * REQUESTS, RAW + "-1", 2L * REQUESTS, RAW + "-2", 2L * REQUESTS));
        assertThat(unique).extracting(Delivery::host).containsOnly("web-1", "web-2", "web-3");
        assertThat(unique).extracting(Delivery::file).containsOnly(LOG);

        shipToTheEnd(settings);
        assertThat(deliveries()).as("what was committed is not read again").hasSameSizeAs(all);
    }

    @Test
    void shipsStandardInput_andEndsWithIt() throws Exception {
        InputStream before = System.in;
        String input = line(1) + "\n" + line(2) + "\n" + line(3);
        StringWriter err = new StringWriter();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = CulpritMain.commandLine(Clock.systemUTC())
                    .setErr(new PrintWriter(err, true))
                    .execute("ship", "--host", "web-1", "--bootstrap-server", broker.bootstrapServers(), "-");
            assertThat(code).as(err.toString()).isZero();
        } finally {
            System.setIn(before);
        }

        assertThat(err.toString()).contains("shipped 3 events of 3 lines");
        assertThat(deliveries()).hasSize(3).extracting(Delivery::host).containsOnly("web-1");
    }

    private static Process ship(Path settings) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CulpritMain.class.getName(),
                        "ship",
                        "-c",
                        settings.toString())
                .inheritIO()
                .start();
    }

    private static void shipToTheEnd(Path settings) {
        StringWriter err = new StringWriter();
        int code = CulpritMain.commandLine(Clock.systemUTC())
                .setErr(new PrintWriter(err, true))
                .execute("ship", "-c", settings.toString(), "--once");
        assertThat(code).as(err.toString()).isZero();
        assertThat(err.toString()).doesNotContain("rejected");
    }

    /** Filebeat, Vector and the OpenTelemetry Collector, each of a host and a partition. */
    private void send(int from, int to) throws Exception {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int number = from; number < to; number++) {
                String line = line(number).replace("\"", "\\\"");
                producer.send(new ProducerRecord<>(
                        RAW,
                        0,
                        "",
                        "{\"@metadata\":{\"beat\":\"filebeat\",\"version\":\"8.15.0\"},\"agent\":{\"name\":\"web-1\"},"
                                + "\"host\":{\"name\":\"web-1\"},\"log\":{\"file\":{\"path\":\"/var/log/nginx/access.log\"}},"
                                + "\"message\":\"" + line + "\"}"));
                producer.send(new ProducerRecord<>(
                        RAW,
                        1,
                        "",
                        "{\"file\":\"/var/log/nginx/access.log\",\"host\":\"web-2\",\"message\":\"" + line
                                + "\",\"source_type\":\"file\",\"timestamp\":\"2026-11-21T08:26:50Z\"}"));
                if (number % 2 == 1) {
                    producer.send(new ProducerRecord<>(RAW, 2, "", otlp(line(number - 1), line(number))));
                }
            }
            producer.flush();
        }
    }

    private static String otlp(String... lines) {
        StringBuilder records = new StringBuilder();
        for (String line : lines) {
            records.append(records.length() == 0 ? "" : ",")
                    .append("{\"body\":{\"stringValue\":\"")
                    .append(line.replace("\"", "\\\""))
                    .append("\"},\"attributes\":[{\"key\":\"log.file.path\",\"value\":"
                            + "{\"stringValue\":\"/var/log/nginx/access.log\"}}]}");
        }
        return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"host.name\",\"value\":"
                + "{\"stringValue\":\"web-3\"}}]},\"scopeLogs\":[{\"scope\":{},\"logRecords\":[" + records + "]}]}]}";
    }

    private static String line(int number) {
        return "192.0.2.9 - - [" + CLF.format(FIRST.plusSeconds(number).atOffset(ZoneOffset.UTC)) + "] \"GET /" + number
                + " HTTP/1.1\" 200 5 \"-\" \"curl\"";
    }

    private List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>();
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.EVENTS_ACCESS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> EventLines.read(record.value(), new Collecting(deliveries)));
            }
        }
        return deliveries;
    }

    private record Collecting(List<Delivery> deliveries) implements EventLines.Reader {

        @Override
        public void take(EventRecord record) {
            if (record instanceof Event event) {
                deliveries.add(event.header().delivery());
            }
        }

        @Override
        public void refuse(String line, String why) {
            throw new IllegalStateException(why + ": " + line);
        }
    }
}
