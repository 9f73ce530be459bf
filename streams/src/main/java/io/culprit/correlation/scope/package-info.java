/**
 * Correlation of the scopes of one partition: takes buckets and frontiers, keeps what is pending, folds, publishes.
 *
 * <p>May depend on the schemas module and the catalogue, fold, publish, state and watermark packages; never on Kafka.
 */
package io.culprit.correlation.scope;
