/**
 * Silences: which incidents nobody is to be told of, because somebody works on the system just then.
 *
 * <p>Pure, and decided by event time. May depend on the schemas module; never on Kafka.
 */
package io.culprit.correlation.maintenance;
