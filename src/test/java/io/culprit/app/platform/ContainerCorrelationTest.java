package io.culprit.app.platform;

import io.culprit.shipper.delivery.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.kafka.KafkaContainer;

@EnabledIf(
        value = "io.culprit.app.platform.ContainerKafkaTest#dockerIsThere",
        disabledReason = "no Docker engine here; the same contract runs on the embedded broker")
class ContainerCorrelationTest extends CorrelationContract {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");

    ContainerCorrelationTest() {
        kafka.start();
    }

    @AfterEach
    void stop() {
        kafka.stop();
    }

    @Override
    Connection cluster() {
        return Connection.to(kafka.getBootstrapServers());
    }
}
