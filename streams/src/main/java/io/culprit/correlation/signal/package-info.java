/**
 * Which event counts as what: signal definitions, read from YAML, and the classifier that applies them.
 *
 * <p>May depend on the schemas module and on Jackson; never on Kafka.
 */
package io.culprit.correlation.signal;
