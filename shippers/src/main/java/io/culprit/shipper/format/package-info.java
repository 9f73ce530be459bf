/**
 * Formats: what a line of a log says. Each format is one class that recognises its lines, maps them to events, and carries
 * sample lines which the build checks.
 *
 * <p>May depend on the event and wire packages of schemas and on Jackson; not on files, clocks or Kafka.
 */
package io.culprit.shipper.format;
