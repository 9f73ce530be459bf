/**
 * What a replay found, as files for a post-mortem: incidents, a timeline, and a report to read.
 *
 * <p>May depend on {@code terminal}, {@code lifecycle}, the schemas, shippers and streams modules, picocli, Jackson,
 * jmustache and commonmark; not on {@code replay}, which calls it, nor on Kafka.
 */
package io.culprit.app.report;
