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
 * @param others topics, journals and standard input
 * @param redaction what is taken out before anything leaves the host
 * @param health where metrics and health are served; empty for nowhere
 */
public record ShipperSettings(
        Connection connection,
        Path state,
        Naming naming,
        List<LogSetting> logs,
        List<ProbeSetting<?>> probes,
        OtherSources others,
        RedactionSettings redaction,
        Optional<InetSocketAddress> health) {

    public ShipperSettings {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(state);
        Objects.requireNonNull(naming);
        logs = List.copyOf(logs);
        probes = List.copyOf(probes);
        Objects.requireNonNull(others);
        Objects.requireNonNull(redaction);
        Objects.requireNonNull(health);
    }

    /** Services configured on the host, in order. */
    public List<String> services() {
        Stream<Naming> all = Stream.of(
                        logs.stream().map(LogSetting::naming),
                        others.journals().stream().map(JournalSetting::naming),
                        others.input().stream().map(InputSetting::naming),
                        Stream.of(naming))
                .flatMap(same -> same);
        return all.map(Naming::service).distinct().sorted().toList();
    }
}
