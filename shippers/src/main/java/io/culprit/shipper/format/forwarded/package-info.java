/**
 * What collectors make of log lines when they forward them as records: Filebeat, Fluent Bit, Fluentd, Vector, rsyslog,
 * Logstash and the OpenTelemetry Collector.
 *
 * <p>A record says, besides the lines, on which host and in which file they stood. What a collector took apart, as
 * containers' output or syslog, is put together again, so that the formats and envelopes of files read it.
 *
 * <p>May depend on the text, time and syslog packages, and on Jackson.
 */
package io.culprit.shipper.format.forwarded;
