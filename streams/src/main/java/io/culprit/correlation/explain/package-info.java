/**
 * Why an incident opened, and why one did not: what the fold decided, condition by condition.
 *
 * <p>May depend on the schemas module and the catalogue, fold and pattern packages; never on Kafka.
 */
package io.culprit.correlation.explain;
