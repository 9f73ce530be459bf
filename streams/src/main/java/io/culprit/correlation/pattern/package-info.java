/**
 * What a pattern file may say: conditions on signals, culprit, impact, what to rule out.
 *
 * <p>May depend on the schemas module and on Jackson; never on Kafka.
 */
package io.culprit.correlation.pattern;
