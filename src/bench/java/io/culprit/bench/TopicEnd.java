package io.culprit.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Returns when a topic has so many records. */
public final class TopicEnd {

    private TopicEnd() {}

    /** @param arguments broker, topic and number of records */
    public static void main(String[] arguments) throws Exception {
        long wanted = Long.parseLong(arguments[2]);
        TopicPartition partition = new TopicPartition(arguments[1], 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            while (admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset()
                    < wanted) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
