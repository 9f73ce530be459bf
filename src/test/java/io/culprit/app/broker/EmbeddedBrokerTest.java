package io.culprit.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @TempDir
    private Path temp;

    @Test
    void keepsWhatItAcknowledged_whenItIsKilledAndStartedAgain() throws Exception {
        Process victim = brokerInAnotherProcess();
        try {
            produce(Connection.to(readAddress(victim)));
        } finally {
            victim.destroyForcibly().waitFor();
        }

        try (DataDirectory directory = DataDirectory.open(temp);
                EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Connection.to(broker.bootstrapServers()).admin()) {
            assertThat(end(admin)).isEqualTo(1);
        }
    }

    @Test
    void refusesADirectory_thatAnotherProcessUses() throws Exception {
        Process owner = brokerInAnotherProcess();
        try {
            readAddress(owner);

            assertThatThrownBy(() -> DataDirectory.open(temp))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(temp.toString());
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysWhichAddressIsTaken() throws IOException {
        try (DataDirectory first = DataDirectory.open(temp.resolve("first"));
                DataDirectory second = DataDirectory.open(temp.resolve("second"));
                EmbeddedBroker broker = EmbeddedBroker.start(first)) {
            int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);

            assertThatThrownBy(() -> EmbeddedBroker.start(second, Optional.of(port), Optional.empty()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void letsOtherHostsIn_onlyWithTheRightPassword() throws IOException {
        int port = FreePorts.two()[0];
        RemoteAccess remote = new RemoteAccess(
                new ListenAddress("127.0.0.1", port), new Credentials(Map.of("alice", "it's \"so\" \\ secret")));
        try (DataDirectory directory = DataDirectory.open(temp);
                EmbeddedBroker broker = EmbeddedBroker.start(directory, Optional.empty(), Optional.of(remote))) {
            asAlice(port, "it's \\\"so\\\" \\\\ secret").requireAnswer();

            assertThatThrownBy(() -> asAlice(port, "guess").requireAnswer())
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("refuses us");
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    private static Connection asAlice(int port, String password) {
        return new Connection(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"alice\" password=\""
                        + password + "\";"));
    }

    private Process brokerInAnotherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String readAddress(Process process) throws IOException {
        InputStream out = process.getInputStream();
        StringBuilder address = new StringBuilder();
        for (int read = out.read(); read != -1 && read != '\n'; read = out.read()) {
            address.append((char) read);
        }
        return address.toString();
    }

    private static void produce(Connection connection) throws Exception {
        try (Admin admin = connection.admin();
                var producer = new KafkaProducer<>(
                        connection.clientProperties(), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), "key", "value"))
                    .get();
        }
    }

    private static long end(Admin admin) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                                .partitionResult(PARTITION)
                                .get()
                                .offset(),
                        offset -> offset > 0);
    }
}
