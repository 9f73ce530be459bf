package io.culprit.shipper.delivery;

import io.culprit.wire.Topic;
import io.culprit.wire.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Asks the brokers before anything is read whether they are there and have the topics. */
public final class Brokers {

    private Brokers() {}

    /**
     * Returns when a broker answers and every topic that is shipped to exists.
     *
     * @throws DeliveryException when not; the message says which, and how to mend it
     */
    public static void requireTopics(Connection connection) throws InterruptedException {
        try (Admin admin = connection.admin()) {
            Set<String> there = admin.listTopics().names().get();
            List<String> missing = Topics.ALL.stream()
                    .map(Topic::name)
                    .filter(name -> name.startsWith("events.") || name.equals(Topics.DEAD_LETTERS.name()))
                    .filter(name -> !there.contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new DeliveryException("the brokers at " + connection.bootstrapServers() + " lack the topics "
                        + String.join(", ", missing) + ": create them with 'culprit topics'");
            }
        } catch (ExecutionException e) {
            throw new DeliveryException(
                    "the brokers at " + connection.bootstrapServers() + " do not name their topics: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }
}
