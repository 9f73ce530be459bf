/**
 * Probing: runs probes at their intervals and keeps what they saw in files that the tail follows, so that nothing a probe saw
 * is lost while the brokers are away.
 *
 * <p>May depend on the probe, settings, spool and tail packages.
 */
package io.culprit.shipper.probing;
