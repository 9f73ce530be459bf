/**
 * Formats: what a line of a log says. Each format is one class that recognises its lines, maps them to events, and carries
 * sample lines which the build checks; it registers itself with {@code @AutoService(Format.class)}.
 *
 * <p>This package holds the contracts. It may depend on its text package and on the event and wire packages of schemas; not
 * on files, clocks or Kafka, and not on any format.
 */
package io.culprit.shipper.format;
