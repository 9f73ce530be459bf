package io.culprit.app.backtest;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.uptime.TopicTable;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topics;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a replay is to be held against, as options of a command. */
public final class BacktestOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--diff",
            description = "With --topics: in place of incidents, print how they differ from those alerted then (missed,"
                    + " new, changed), with precision and recall.")
    private boolean diff;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "In place of incidents, print precision and recall against what is known to have happened:"
                    + " YAML with labels, or JSON a line, of pattern, service, host, from and to.")
    private Optional<Path> labels = Optional.empty();

    /**
     * Reads what there is to hold against.
     *
     * @param catalogue the patterns that labels may name
     * @param cluster where alerts were published, if that is what is replayed
     * @throws Failure with all mistakes of the labels, or when the topic of incidents is not there
     * @throws UnreadableException when there is no such file
     */
    public Backtest backtest(Catalogue catalogue, Optional<Connection> cluster) throws UnreadableException {
        if (diff && cluster.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--diff compares with what correlate has alerted: use it with --topics");
        }
        Optional<Labels> known = Optional.empty();
        if (labels.isPresent()) {
            known = Optional.of(labels(labels.get(), catalogue));
        }
        return new Backtest(cluster.filter(any -> diff).map(BacktestOptions::alerted), known);
    }

    private static Labels labels(Path file, Catalogue catalogue) throws UnreadableException {
        try {
            return LabelsFile.read(
                    file,
                    catalogue.patterns().stream()
                            .map(pattern -> pattern.definition().pattern())
                            .collect(Collectors.toSet()));
        } catch (YamlException e) {
            throw new Failure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableException("--labels", file, e);
        }
    }

    private static List<Incident> alerted(Connection connection) {
        connection.requireAnswer();
        return List.copyOf(TopicTable.read(connection, Topics.INCIDENTS, JsonSerde.plain(Incident.class)));
    }
}
