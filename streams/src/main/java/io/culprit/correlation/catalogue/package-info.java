/**
 * The signals and patterns in force: read from YAML, checked together, and compiled.
 *
 * <p>May depend on the schemas module, Jackson and the signal, pattern and fold packages; never on Kafka.
 */
package io.culprit.correlation.catalogue;
