package io.culprit.app.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.wire.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit topics}: creates every topic that is not there, and lists them; running it again changes nothing. */
@Command(
        name = "topics",
        description = "Create the topics in a Kafka cluster, or see that they are there.",
        footer = {
            "",
            "Examples:",
            "  culprit topics --bootstrap-server kafka.example.net:9092",
            "  culprit topics --client-config tls.properties --replication 3 --json"
        })
public final class TopicsCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    @Mixin
    private TopicOptions options = new TopicOptions();

    @Option(names = "--json", description = "One JSON object per topic and line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws UnreadableException, JsonProcessingException {
        List<TopicState> topics;
        try (Admin admin = cluster.connection().admin()) {
            topics = options.ensureAll(admin);
        }
        PrintWriter out = spec.commandLine().getOut();
        for (TopicState topic : topics) {
            out.println(json ? asJson(topic) : asLine(topic));
        }
        out.flush();
        return 0;
    }

    private static String asJson(TopicState topic) throws JsonProcessingException {
        return Json.mapper()
                .writeValueAsString(Map.of(
                        "name", topic.name(),
                        "partitions", topic.partitions(),
                        "replication", topic.replication(),
                        "created", topic.created()));
    }

    private static String asLine(TopicState topic) {
        return String.format(
                "%-14s %2d partitions  %d %s  %s",
                topic.name(),
                topic.partitions(),
                topic.replication(),
                topic.replication() == 1 ? "replica " : "replicas",
                topic.created() ? "created" : "was there");
    }
}
