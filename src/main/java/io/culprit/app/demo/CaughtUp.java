package io.culprit.app.demo;

import io.culprit.event.EventKind;
import io.culprit.wire.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether everything shipped has become an incident or been found to be none.
 *
 * <p>Asked along the flow: events consumed and committed to their ends, then signals, then alerts read to their ends. The
 * order matters: exactly-once commits what was consumed together with what was made of it, so once a stage is done the
 * ends of the next one stand still. Ends are asked without regard to open transactions, so one still being committed
 * counts as something to come.
 */
public final class CaughtUp {

    private final Admin admin;
    private final String applicationId;

    /**
     * @param admin how to ask
     * @param applicationId the correlation's consumer group
     */
    public CaughtUp(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * Asks once, when nothing is being shipped any more.
     *
     * @param alertsRead offset of the next alert to be read, by partition
     */
    public boolean isTrue(Map<TopicPartition, Long> alertsRead) throws ExecutionException, InterruptedException {
        return behind(events()) == 0 && behind(inner()) == 0 && reached(alertsRead, ends(alertsRead.keySet()));
    }

    /** Records of the correlation's topics that it has not yet committed; control records count as well. */
    public long behind() throws ExecutionException, InterruptedException {
        return behind(events()) + behind(inner());
    }

    private long behind(Set<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(partitions(topics));
        Map<TopicPartition, Long> committed = committed();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private static Set<String> events() {
        return Stream.of(EventKind.values())
                .map(kind -> Topics.events(kind).name())
                .collect(Collectors.toSet());
    }

    /** The signals topic, and any that Kafka Streams made for itself between two steps. */
    private Set<String> inner() throws ExecutionException, InterruptedException {
        Set<String> inner = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-repartition"))
                .collect(Collectors.toSet());
        inner.add(Topics.SIGNALS.name());
        return inner;
    }

    private Set<TopicPartition> partitions(Set<String> topics) throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static boolean reached(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> read.get(end.getKey()) >= end.getValue());
    }
}
