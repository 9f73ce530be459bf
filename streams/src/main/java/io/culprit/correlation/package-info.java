/**
 * Correlation: events in, incidents out. Its sub-packages each hold one step: {@code signal} (which event counts as what),
 * {@code classify} (count occurrences per source, up to its frontier), {@code watermark}, {@code pattern}, {@code fold}
 * (join them), {@code publish} (say what changed).
 *
 * <p>Depends on the schemas module and Jackson, and imports nothing of Kafka: the topology hosts it, and so does replay.
 */
package io.culprit.correlation;
