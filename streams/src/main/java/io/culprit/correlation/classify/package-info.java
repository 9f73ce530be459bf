/**
 * From events to buckets: recognises records sent twice, counts occurrences per span, and says up to which time the counts
 * are final.
 *
 * <p>State is behind {@link io.culprit.correlation.classify.ClassificationState}: in Kafka Streams stores when the topology
 * hosts it, in memory in replay. May depend on the schemas module and the signal package; never on Kafka.
 */
package io.culprit.correlation.classify;
