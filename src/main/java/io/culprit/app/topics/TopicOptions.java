package io.culprit.app.topics;

import io.culprit.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Option;

/** How topics are created, as options of a command. */
public final class TopicOptions {

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + Topics.PARTITIONS,
            description = "Partitions of every topic; never changes afterwards (default: ${DEFAULT-VALUE}).")
    private int partitions = Topics.PARTITIONS;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "" + TopicCreation.DEFAULT_REPLICATION,
            description = "Replicas of every partition; -1 leaves it to the cluster (default: ${DEFAULT-VALUE}).")
    private short replication = TopicCreation.DEFAULT_REPLICATION;

    /** Makes sure that all topics are there. */
    public List<TopicState> ensureAll(Admin admin) {
        return new TopicCreation(admin, partitions, replication).ensure(Topics.ALL);
    }
}
