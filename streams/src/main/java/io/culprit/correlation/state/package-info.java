/**
 * The shape of what correlation remembers: tables of small entries by key. The topology keeps them in Kafka Streams stores,
 * replay in memory.
 *
 * <p>May depend on the JDK only.
 */
package io.culprit.correlation.state;
