package io.culprit.shipper.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A Kafka cluster that may or may not be there.
 *
 * @param clientProperties what every client is given; holds secrets, so it is never shown
 */
public record Connection(Map<String, Object> clientProperties) {

    private static final int ANSWER_WITHIN_MS = 5_000;

    public Connection {
        clientProperties = Map.copyOf(clientProperties);
    }

    /** A cluster without encryption or authentication. */
    public static Connection to(String bootstrapServers) {
        return new Connection(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The addresses to begin with, as they were given. */
    public String bootstrapServers() {
        return clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG).toString();
    }

    /**
     * An administration client of a cluster that has answered.
     *
     * @throws DeliveryException when no broker answers within 5 s, or it refuses us
     */
    public Admin admin() {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS - 1_000);
        Admin admin = create(properties);
        try {
            admin.describeCluster().nodes().get();
            return admin;
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw unreachable(e.getCause());
        } catch (InterruptedException e) {
            admin.close(Duration.ZERO);
            Thread.currentThread().interrupt();
            throw new DeliveryException("interrupted while connecting to " + bootstrapServers(), e);
        }
    }

    /**
     * Makes sure that a broker answers.
     *
     * @throws DeliveryException as {@link #admin} does
     */
    public void requireAnswer() {
        admin().close(Duration.ZERO);
    }

    private Admin create(Map<String, Object> properties) {
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            if (deepest(e).contains("No resolvable bootstrap")) {
                throw new UnreachableException(
                        "no Kafka broker answers at " + bootstrapServers()
                                + ": there is no host of that name; check --bootstrap-server",
                        e);
            }
            throw new DeliveryException(
                    "cannot set up a Kafka client for " + bootstrapServers() + ": " + deepest(e)
                            + "; check --bootstrap-server HOST:PORT and --client-config",
                    e);
        }
    }

    private DeliveryException unreachable(Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return new DeliveryException(
                    "the Kafka broker at " + bootstrapServers() + " refuses us: " + cause.getMessage()
                            + "; check user, password and certificates in --client-config",
                    cause);
        }
        if (cause instanceof TimeoutException) {
            return new UnreachableException(
                    "no Kafka broker answers at " + bootstrapServers()
                            + "; check --bootstrap-server, and --client-config if it wants TLS or SASL",
                    cause);
        }
        return new DeliveryException(
                "the Kafka broker at " + bootstrapServers() + " does not serve us: " + deepest(cause), cause);
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof ConfigException)) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    /** The addresses and the names of the properties, without their values. */
    @Override
    public String toString() {
        String names = clientProperties.keySet().stream().sorted().collect(Collectors.joining(", "));
        return "Connection[" + bootstrapServers() + ", " + names + "]";
    }
}
