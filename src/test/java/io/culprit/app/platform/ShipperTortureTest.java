package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.broker.BrokerProcess;
import io.culprit.app.cli.CulpritMain;
import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.wire.EventLines;
import io.culprit.wire.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shipper and the broker with -9 at random while a log is written and rotated in all ways, and then counts.
 *
 * <p>{@code -Dtorture.rounds=50} makes it long, {@code -Dtorture.seed} repeats a run's choices; both are printed. What of
 * this hangs on the files alone is tortured step by step beside the tail, without processes and with thousands of kills.
 */
class ShipperTortureTest {

    private static final Duration ALL_ARRIVED_WITHIN = Duration.ofMinutes(3);

    @TempDir
    private Path temp;

    private final long seed = Long.getLong("torture.seed", System.nanoTime());
    private final int rounds = Integer.getInteger("torture.rounds", 3);
    private final Random random = new Random(seed);
    private final List<Process> processes = new ArrayList<>();
    private TorturedLog log;
    private int port;

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void losesNothing_andSendsAgainOnlyUnderTheSameId() throws Exception {
        System.out.printf("torture: seed %d, %d rounds%n", seed, rounds);
        port = freePort();
        log = new TorturedLog(Files.createDirectories(temp.resolve("logs")).resolve("access.log"), random);
        Process broker = broker();
        assertThat(CulpritMain.commandLine(Clock.systemUTC())
                        .execute("topics", "--partitions", "2", "--bootstrap-server", address()))
                .isZero();
        Process shipper = shipper();
        for (int round = 0; round < rounds; round++) {
            int turns = 20 + random.nextInt(60);
            for (int turn = 0; turn < turns; turn++) {
                log.act();
                // Load, not waiting: the log grows while the others run.
                Thread.sleep(random.nextInt(40));
            }
            boolean both = random.nextInt(4) == 0;
            if (both || random.nextBoolean()) {
                shipper.destroyForcibly().waitFor();
                log.act();
                shipper = shipper();
            }
            if (both || random.nextBoolean()) {
                broker.destroyForcibly().waitFor();
                log.act();
                broker = broker();
            }
        }

        Map<String, Set<Delivery>> arrived = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Awaitility.await("every line, seed " + seed)
                    .atMost(ALL_ARRIVED_WITHIN)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> EventLines.read(record.value(), new Arrivals(arrived)));
                        Set<String> missing = new LinkedHashSet<>(log.readable());
                        missing.removeAll(arrived.keySet());
                        assertThat(missing).isEmpty();
                    });
        }
        assertThat(arrived.entrySet().stream().filter(line -> line.getValue().size() > 1))
                .as("lines under two delivery ids, seed %d", seed)
                .isEmpty();
        assertThat(arrived.values().stream().flatMap(Set::stream).distinct().count())
                .as("ids of two lines, seed %d", seed)
                .isEqualTo(arrived.size());
        System.out.printf("torture: %d lines written, %d rotations, all there%n", log.written(), log.rotations());
    }

    private record Arrivals(Map<String, Set<Delivery>> arrived) implements EventLines.Reader {

        @Override
        public void take(EventRecord record) {
            if (record instanceof Event event) {
                arrived.computeIfAbsent(event.attribute("url.path"), path -> new LinkedHashSet<>())
                        .add(event.header().delivery());
            }
        }

        @Override
        public void refuse(String line, String why) {
            throw new AssertionError(why + ": " + line);
        }
    }

    private Process broker() throws IOException {
        Process process = java(BrokerProcess.class, temp.resolve("broker").toString(), Integer.toString(port));
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo(address());
        } catch (IOException e) {
            throw new IOException("the broker does not start", e);
        }
        return process;
    }

    private Process shipper() throws IOException {
        Path settings = temp.resolve("shipper.yaml");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "service: shop",
                        "host: web-1",
                        "state: " + temp.resolve("state"),
                        "kafka: {bootstrap.servers: '" + address() + "'}",
                        "logs: [{paths: " + log.path() + ", read_from: rotated}]",
                        "health: {listen: none}"));
        return java(CulpritMain.class, "ship", "-c", settings.toString());
    }

    private Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS_ACCESS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private String address() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
