package io.culprit.app.platform;

import io.culprit.shipper.delivery.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

@EnabledIf(
        value = "dockerIsThere",
        disabledReason = "no Docker engine here; the same contract runs on the embedded broker")
class ContainerKafkaTest extends KafkaContract {

    private static KafkaContainer kafka;

    static boolean dockerIsThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void start() {
        kafka = new KafkaContainer("apache/kafka:4.3.1");
        kafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.stop();
    }

    @Override
    Connection cluster() {
        return Connection.to(kafka.getBootstrapServers());
    }
}
