/**
 * Runs the test cases of pattern files through the classification and the fold that serve Kafka and replay.
 *
 * <p>May depend on the schemas module and on the rest of the correlation; never on Kafka.
 */
package io.culprit.correlation.cases;
