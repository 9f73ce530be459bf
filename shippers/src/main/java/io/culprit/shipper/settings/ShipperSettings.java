package io.culprit.shipper.settings;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.redaction.RedactionSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one shipper is to do.
 *
 * @param connection the cluster
 * @param state folder of its registry and of what probes saw
 * @param naming host, and the service and zone of what names none itself
 * @param logs logs to follow
 * @param probes probes to run
 * @param redaction what is taken out before anything leaves the host
 * @param health where metrics and health are served; empty for nowhere
 */
public record ShipperSettings(
        Connection connection,
        Path state,
        Naming naming,
        List<LogSetting> logs,
        List<ProbeSetting<?>> probes,
        RedactionSettings redaction,
        Optional<InetSocketAddress> health) {

    public ShipperSettings {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(state);
        Objects.requireNonNull(naming);
        logs = List.copyOf(logs);
        probes = List.copyOf(probes);
        Objects.requireNonNull(redaction);
        Objects.requireNonNull(health);
    }

    /** Services configured on the host, in order. */
    public List<String> services() {
        return Stream.concat(logs.stream().map(log -> log.naming().service()), Stream.of(naming.service()))
                .distinct()
                .sorted()
                .toList();
    }
}
