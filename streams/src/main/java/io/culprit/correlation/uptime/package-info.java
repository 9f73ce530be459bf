/**
 * An honest uptime: every check counted once, day by day, and how many of those that failed a cause explains.
 *
 * <p>May depend on the schemas module and the state package; never on Kafka.
 */
package io.culprit.correlation.uptime;
