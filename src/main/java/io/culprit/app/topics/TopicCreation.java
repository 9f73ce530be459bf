package io.culprit.app.topics;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.lifecycle.Waiting;
import io.culprit.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics that are not there and returns when every partition can be written to.
 *
 * <p>A partition count is never changed: it decides which state belongs to which key, so a topic with another count is
 * refused. A topic is not ready when its creation is acknowledged: records produced then can be lost, which is why every
 * partition is asked for its end first.
 */
public final class TopicCreation {

    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    /** Lets the cluster decide. */
    public static final short DEFAULT_REPLICATION = -1;

    private final Admin admin;
    private final int partitions;
    private final short replication;

    public TopicCreation(Admin admin, int partitions, short replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * Makes sure that the topics are there.
     *
     * @return the topics, in the order given
     * @throws Failure when one has another number of partitions, may not be created, or does not become ready
     */
    public List<TopicState> ensure(List<Topic> topics) {
        try {
            Set<String> created = createMissing(topics);
            Map<String, TopicDescription> found = describe(topics);
            if (!Waiting.until(READY_WITHIN, () -> describe(topics).size() == topics.size() && ready(topics))) {
                throw new Failure("the topics were created but did not become ready within " + READY_WITHIN.toSeconds()
                        + " s: is every broker of the cluster up?");
            }
            found = describe(topics);
            return states(topics, found, created);
        } catch (ExecutionException e) {
            throw new Failure("cannot create the topics: " + e.getCause().getMessage(), e.getCause());
        } catch (Failure e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while creating topics", e);
        } catch (Exception e) {
            throw new Failure("cannot create the topics: " + e.getMessage(), e);
        }
    }

    private Set<String> createMissing(List<Topic> topics) throws Exception {
        Map<String, TopicDescription> there = describe(topics);
        refuseOtherPartitionCounts(there);
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !there.containsKey(topic.name()))
                .map(topic -> topic.toNewTopic(partitions, replication))
                .toList();
        Set<String> created = new HashSet<>();
        for (var entry : admin.createTopics(missing).values().entrySet()) {
            if (createdByUs(entry.getValue()::get)) {
                created.add(entry.getKey());
            }
        }
        return created;
    }

    @FunctionalInterface
    private interface Answer {
        Object get() throws ExecutionException, InterruptedException;
    }

    private static boolean createdByUs(Answer creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, TopicDescription> describe(List<Topic> topics) throws Exception {
        Map<String, TopicDescription> found = new HashMap<>();
        var answers =
                admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
        for (var answer : answers.entrySet()) {
            try {
                found.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        refuseOtherPartitionCounts(found);
        return found;
    }

    private void refuseOtherPartitionCounts(Map<String, TopicDescription> found) {
        String others = found.values().stream()
                .filter(topic -> topic.partitions().size() != partitions)
                .map(topic -> topic.name() + " (" + topic.partitions().size() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new Failure("these topics are there with another number of partitions than " + partitions + ": "
                    + others + "; partitions cannot be changed without losing state: give --partitions as they are,"
                    + " or delete them");
        }
    }

    private boolean ready(List<Topic> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = topics.stream()
                .flatMap(topic -> IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic.name(), i)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            admin.listOffsets(ends).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }

    private static List<TopicState> states(
            List<Topic> topics, Map<String, TopicDescription> found, Set<String> created) {
        return topics.stream()
                .map(topic -> found.get(topic.name()))
                .map(topic -> new TopicState(
                        topic.name(),
                        topic.partitions().size(),
                        topic.partitions().get(0).replicas().size(),
                        created.contains(topic.name())))
                .toList();
    }
}
