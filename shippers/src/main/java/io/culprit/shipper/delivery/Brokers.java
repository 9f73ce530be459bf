package io.culprit.shipper.delivery;

import io.culprit.wire.Topic;
import io.culprit.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Asks the brokers before anything is read whether they are there and have the topics. */
public final class Brokers {

    private static final int PATIENCE_S = 5;

    private Brokers() {}

    /**
     * Returns when a broker answers and every topic that is shipped to exists.
     *
     * @param clientProperties as for {@link KafkaDelivery}
     * @throws DeliveryException when not; the message says which, and how to mend it
     */
    public static void requireTopics(Map<String, Object> clientProperties) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_S * 1000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_S * 1000);
        String address = String.valueOf(clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        try (Admin admin = Admin.create(properties)) {
            Set<String> there = admin.listTopics().names().get(PATIENCE_S + 1L, TimeUnit.SECONDS);
            List<String> missing = Topics.ALL.stream()
                    .map(Topic::name)
                    .filter(name -> name.startsWith("events.") || name.equals(Topics.DEAD_LETTERS.name()))
                    .filter(name -> !there.contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new DeliveryException("the brokers at " + address + " lack the topics "
                        + String.join(", ", missing) + ": create them with 'culprit topics'");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw unanswered(address, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw unanswered(address, e.getCause() == null ? e : e.getCause());
        }
    }

    private static DeliveryException unanswered(String address, Throwable cause) {
        boolean silent =
                cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException;
        String why = silent ? "nothing came within " + PATIENCE_S + " s" : cause.getMessage();
        return new DeliveryException(
                "no Kafka broker answers at " + address + ": " + why + ": check the address and that the broker is up",
                cause);
    }
}
