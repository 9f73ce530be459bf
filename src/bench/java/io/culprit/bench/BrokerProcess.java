package io.culprit.bench;

import io.culprit.app.broker.DataDirectory;
import io.culprit.app.broker.EmbeddedBroker;
import io.culprit.wire.Topic;
import io.culprit.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker in a process of its own, with all topics and one for raw lines, until it is killed. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** @param arguments data folder and port */
    public static void main(String[] arguments) throws Exception {
        DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedBroker broker =
                EmbeddedBroker.start(directory, Optional.of(Integer.parseInt(arguments[1])), Optional.empty());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<NewTopic> topics = Stream.concat(
                            Topics.ALL.stream().map(topic -> create(topic)),
                            Stream.of(new NewTopic("raw-lines", 1, (short) 1)))
                    .filter(topic -> missing(admin, topic.name()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static NewTopic create(Topic topic) {
        return topic.toNewTopic(1, (short) 1);
    }

    private static boolean missing(Admin admin, String topic) {
        try {
            return !admin.listTopics().names().get().contains(topic);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
