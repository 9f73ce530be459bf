/**
 * How far event time is complete, and who was heard.
 *
 * <p>May depend on the schemas module; never on Kafka.
 */
package io.culprit.correlation.watermark;
