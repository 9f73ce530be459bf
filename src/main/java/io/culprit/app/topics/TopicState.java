package io.culprit.app.topics;

/**
 * A topic as the cluster has it.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param replication replicas of its first partition
 * @param created whether it was created just now
 */
public record TopicState(String name, int partitions, int replication, boolean created) {}
