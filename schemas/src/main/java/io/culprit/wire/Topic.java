package io.culprit.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as this project declares it.
 *
 * <p>All use the broker's clock as record timestamp ({@code LogAppendTime}): event time lives in the payload, because a
 * broker refuses stamps an hour ahead and deletes by record timestamp, so yesterday's logs would vanish while being read.
 *
 * @param name the topic's name
 * @param cleanup what the broker does with old records
 * @param retention how long records are kept; empty for as long as the latest of their key
 */
public record Topic(String name, Cleanup cleanup, Optional<Duration> retention) {

    /** What the broker does with old records. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    static Topic deleting(String name, Duration retention) {
        return new Topic(name, Cleanup.DELETE, Optional.of(retention));
    }

    static Topic compacting(String name) {
        return new Topic(name, Cleanup.COMPACT, Optional.empty());
    }

    /**
     * The request that creates this topic.
     *
     * @param partitions number of partitions
     * @param replication number of replicas of each
     */
    public NewTopic toNewTopic(int partitions, short replication) {
        return new NewTopic(name, partitions, replication).configs(configs());
    }

    private Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup == Cleanup.COMPACT ? "compact" : "delete");
        retention.ifPresent(time -> configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis())));
        return configs;
    }
}
