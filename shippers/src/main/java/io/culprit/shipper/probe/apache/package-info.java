/**
 * Running Apache servers: their processes, and where their configuration is.
 *
 * <p>May depend on the probe package, and on what probes share.
 */
package io.culprit.shipper.probe.apache;
